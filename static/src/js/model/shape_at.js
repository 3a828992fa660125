/** Which of the page's objects and fields a path of a document leads to. */

import { SHAPES } from "./shapes.js";

/** @typedef {import("./shapes.js").Field} Field */

/** @param {readonly (string | number)[]} path @returns {string | null} the object there, null: free or no object */
export function objectAt(path) {
  /** @type {string | null} */
  let object = "Workflow";
  for (const key of path) {
    if (typeof key === "number") continue;
    const field = fieldOf(object, key);
    object = field?.of ?? null;
    if (object === null) return null;
  }
  return object;
}

/** @param {readonly (string | number)[]} path @returns {{object: string, name: string, field: Field} | null} the field whose value stands there */
export function fieldAt(path) {
  const name = path.findLast((key) => typeof key === "string");
  const at = path.lastIndexOf(name ?? "");
  const object = objectAt(path.slice(0, at));
  const field = fieldOf(object, String(name));
  return object === null || field === null ? null : { object, name: String(name), field };
}

/** @param {string | null} object @param {string} name @returns {Field | null} */
function fieldOf(object, name) {
  const fields = SHAPES[object ?? ""] ?? {};
  return Object.hasOwn(fields, name) ? fields[name] ?? null : null;
}
