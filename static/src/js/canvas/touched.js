/** Which cards a change of the draft can show on, so that the others need not be read again. */

/** @typedef {import("../model/draft.js").Entity} Entity */
/** @typedef {import("../model/declared.js").Declared} Declared */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */

/** What no card shows, nor a name of it. */
const BESIDE = new Set(["workflow", "note", "subgraph", "scene", "constraint", "asset"]);
/** @type {Partial<Record<import("../model/draft.js").Kind, string>>} */
const NAMESPACES = { parameter: "parameters", data: "data", requirement: "data_requirements", storage: "storages" };

/**
 * @param {Scene} scene as it was before the change @param {ReadonlySet<string>} touched ids of entities
 * @returns {Set<string> | null} steps to be read again; null: names have changed, so all of them
 */
export function stepsTouched(scene, touched) {
  /** @type {Set<string>} */
  const steps = new Set();
  for (const id of touched) {
    const entity = scene.draft.entities.get(id);
    const found = entity === undefined ? goneStep(scene, id) : stepOf(scene, entity);
    if (found === null) return null;
    if (found !== "") steps.add(found);
  }
  return steps.size > 0 && [...steps].some((id) => !scene.cards.has(id)) && anyBroken(scene) ? null : steps;
}

/** @param {Scene} scene @param {string} id of what has gone @returns {"" | null} */
function goneStep(scene, id) {
  return isBeside(scene, id) ? "" : null;
}

/** @param {Scene} scene @param {string} id @returns {boolean} whether it is or was a group, a note or a scene */
export function isBeside(scene, id) {
  const entity = scene.draft.entities.get(id);
  if (entity !== undefined) return BESIDE.has(entity.kind);
  return scene.notes.has(id) || scene.framed.has(id) || scene.policyScenes.some((each) => each.id === id);
}

/** @param {Scene} scene @param {Entity} entity @returns {string | null} the step whose card shows it, "" for none, null: any may */
function stepOf(scene, { id, kind, owner }) {
  if (BESIDE.has(kind)) return "";
  if (kind === "step") return sameName(scene.cards.get(id), scene.draft.name(id)) ? id : null;
  if (kind === "input" || kind === "condition") return owner;
  if (kind === "output") return knownOutput(scene, id, owner) ? owner : null;
  return scene.declared.names.get(NAMESPACES[kind] ?? "")?.has(scene.draft.name(id)) ? "" : null;
}

/** @param {Card | undefined} card @param {string} name @returns {boolean} also of a step that is new */
function sameName(card, name) {
  return card === undefined || card.facts.name === name;
}

/** @param {Scene} scene @param {string} id @param {string} owner @returns {boolean} whether nothing can refer to it by another name than before */
function knownOutput(scene, id, owner) {
  const card = scene.cards.get(owner);
  return card === undefined || card.facts.rows.some(({ port, name }) => port === `out:${id}` && name === scene.draft.name(id));
}

/** @param {Scene} scene @returns {boolean} whether a card shows a consumption of nothing, which a new step may give */
function anyBroken({ cards }) {
  const broken = (/** @type {import("./facts.js").Shown | null} */ shown) => shown?.broken && shown.reference?.namespace === "consumptions";
  return [...cards.values()].some(({ facts }) => facts.rows.some(({ shown }) => broken(shown))
    || facts.tests.some(({ left, right }) => broken(left) || broken(right)) || broken(facts.footer?.shown ?? null));
}
