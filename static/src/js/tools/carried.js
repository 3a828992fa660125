/** What a drag takes along: the selected steps and notes, and the steps of selected groups. */

/** @typedef {import("../canvas/scene.js").Scene} Scene */
/** @typedef {import("../canvas/selection.js").Selection} Selection */
/** @typedef {import("../canvas/geometry.js").Point} Point */
/** @typedef {import("../model/aligning.js").Box} Box */

/** @param {Scene} scene @param {Selection} selection @returns {Map<string, Point>} where each stands now */
export function carriedBy(scene, { steps, groups, notes }) {
  const held = [...groups].flatMap((id) => scene.groups.get(id)?.steps ?? []);
  const empty = [...groups].filter((id) => scene.groups.get(id)?.steps.length === 0);
  const ids = [...new Set([...steps, ...held, ...notes, ...empty])];
  return new Map(ids.flatMap((id) => {
    const at = scene.cards.get(id) ?? scene.notes.get(id) ?? scene.groups.get(id);
    return at === undefined ? [] : [[id, { x: at.x, y: at.y }]];
  }));
}

/** @param {Scene} scene @param {string} id of a step, group or note @returns {Box} */
export function boxOfThing(scene, id) {
  const area = scene.areaOf(id);
  if (area === null) return { id, x: 0, y: 0, width: 0, height: 0 };
  return { id, x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top };
}

/**
 * What a moving box can line up with: the cards and notes in sight that stay where they are.
 * @param {Scene} scene @param {ReadonlyMap<string, Point>} carried @param {import("../canvas/geometry.js").Rect} seen @returns {Box[]}
 */
export function standing(scene, carried, seen) {
  const cards = scene.cardsIn(seen).filter(({ id }) => !carried.has(id)).map(({ id }) => id);
  const notes = [...scene.notes.keys()].filter((id) => !carried.has(id));
  return [...cards, ...notes].map((id) => boxOfThing(scene, id));
}

/**
 * The groups that some of the carried steps would leave behind: their frames stay as they are
 * until the hand lets go.
 * @param {Scene} scene @param {ReadonlyMap<string, Point>} carried @returns {Set<string>}
 */
export function parted(scene, carried) {
  const groups = [...scene.groups.values()].filter(({ steps }) => steps.some((id) => carried.has(id)) && steps.some((id) => !carried.has(id)));
  return new Set(groups.map(({ id }) => id));
}
