/** Finds the field of the inspector that shows a place of the draft. */

import { inputOf } from "./rows.js";

/**
 * @param {HTMLElement} element @param {string} entity @param {string} path a JSON pointer
 * @returns {HTMLElement | null} what can be written in there, or in what holds the place
 */
export function fieldAt(element, entity, path) {
  const row = rowAt(element, entity, path);
  return row === null ? null : inputOf(row) ?? row.querySelector("button");
}

/**
 * @param {HTMLElement} element @param {string} entity @param {string} path
 * @returns {HTMLElement | null} the innermost row around the place
 */
export function rowAt(element, entity, path) {
  const rows = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(`[data-form][data-entity="${CSS.escape(entity)}"]`)]);
  const around = rows.filter(({ dataset: { path: own = "" } }) => path === own || path.startsWith(`${own}/`));
  return around.sort((one, other) => (one.dataset.path ?? "").length - (other.dataset.path ?? "").length).at(-1) ?? null;
}
