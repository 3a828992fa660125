/** Going to anything of the workflow: everybody who can show it does. */

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

/**
 * Selects the step that an entity is or belongs to, and asks canvas, inspector, drawer and JSON to show the entity.
 * @param {FlowCanvas} canvas @param {string} id @param {string} [path] in its value
 */
export function jumpTo(canvas, id, path) {
  const draft = canvas.scene?.draft;
  const entity = draft?.entities.get(id);
  const step = entity?.kind === "step" ? id : entity?.owner;
  if (step !== undefined && draft?.entities.get(step)?.kind === "step") canvas.go(step);
  document.dispatchEvent(new CustomEvent("entity:reveal", { detail: { id, path } }));
}
