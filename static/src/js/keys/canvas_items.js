/** What stands on the canvas and can have the focus: steps, groups and notes that are not hidden. */

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/scene.js").Scene} Scene */
/** @typedef {{id: string, kind: "step" | "group" | "note", x: number, y: number}} Item */
/** @typedef {"left" | "right" | "up" | "down"} Direction */

/** @param {Scene} scene @returns {Item[]} */
export function itemsOf({ cards, hidden, shownGroups, notes }) {
  const steps = [...cards.values()].filter(({ id }) => !hidden.has(id));
  return [
    ...steps.map(({ id, x, y }) => item("step", id, x, y)),
    ...shownGroups.map(({ id, x, y }) => item("group", id, x, y)),
    ...[...notes.values()].map(({ id, x, y }) => item("note", id, x, y)),
  ];
}

/** @param {Item["kind"]} kind @param {string} id @param {number} x @param {number} y @returns {Item} */
function item(kind, id, x, y) {
  return { kind, id, x, y };
}

/** @param {readonly Item[]} items @param {Item} here @param {Direction} direction @returns {Item | undefined} the nearest that way; what stands aside counts double */
export function nearest(items, here, direction) {
  const [along, aside] = direction === "left" || direction === "right" ? /** @type {const} */ (["x", "y"]) : /** @type {const} */ (["y", "x"]);
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const ahead = items.filter((other) => ((other[along] - here[along]) || (other[aside] - here[aside])) * sign > 0);
  const cost = (/** @type {Item} */ other) => Math.abs(other[along] - here[along]) + 2 * Math.abs(other[aside] - here[aside]);
  return ahead.sort((one, other) => cost(one) - cost(other))[0];
}

/** @param {Scene} scene @param {Item} here @param {"before" | "after"} direction @returns {string[]} what its wires lead to, as it is shown */
export function alongWires(scene, here, direction) {
  const group = here.kind === "group" ? scene.groups.get(here.id) : undefined;
  const steps = here.kind === "step" ? [here.id] : group?.collapsed ? group.steps : [];
  const found = steps.flatMap((id) => scene.neighbours(id, direction)).map((id) => scene.shownAs(id));
  return [...new Set(found)].filter((id) => id !== here.id);
}

/** @param {FlowCanvas} canvas @param {Item} found gets the selection and the focus */
export function goTo(canvas, { id, kind }) {
  if (kind === "step") return canvas.go(id);
  canvas.selection.set([], [], kind === "group" ? [id] : [], kind === "note" ? [id] : []);
  canvas.reveal(id);
  canvas.render();
  const layer = kind === "group" ? canvas.painter?.groups : canvas.painter?.notes;
  layer?.views.get(id)?.element.focus({ preventScroll: true });
}
