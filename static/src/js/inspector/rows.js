/** The rows of the inspector's forms: where each writes, and what is written in it. */

import { coerce, coerceKind } from "../model/coercion.js";
import { parse, write } from "../model/json.js";
import { keysOf } from "../model/pointer.js";

/** @typedef {import("../model/json.js").Json} Json */
/** @typedef {import("../model/coercion.js").Coerced} Coerced */
/** @typedef {import("../model/coercion.js").Writes} Writes */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Input */

/** @param {EventTarget | null} target @returns {HTMLElement | null} the row of the field it is in */
export function rowOf(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-form]")) : null;
}

/** @param {HTMLElement} row @returns {{entity: string, keys: string[]}} */
export function placeOf({ dataset }) {
  return { entity: dataset.entity ?? "", keys: keysOf(dataset.path ?? "") };
}

/** @param {HTMLElement} row @returns {Json | undefined} what stood there when it was last shown or saved */
export function shownIn({ dataset }) {
  return dataset.was === undefined ? undefined : parse(dataset.was);
}

/** @param {HTMLElement} row @param {Json | undefined} value */
export function setShown(row, value) {
  if (value === undefined) delete row.dataset.was;
  else row.dataset.was = write(value);
}

/** What is written in a row. @param {HTMLElement} row @param {Json | undefined} before @returns {Coerced} */
export function readRow(row, before) {
  const writes = /** @type {Writes} */ (row.dataset.form);
  const kinds = /** @type {HTMLSelectElement | null} */ (row.querySelector("[data-kinds]"));
  if (kinds !== null) return coerceKind(kinds.value, inputOf(row)?.value ?? "");
  if (writes === "texts") return { value: textsIn(row), fault: null };
  const input = inputOf(row);
  if (input instanceof HTMLInputElement && input.type === "checkbox") return coerce(writes, String(input.checked), before);
  return coerce(writes, input?.value ?? "", before);
}

/** @param {HTMLElement} row @returns {Input | null} what the text of a field is written in */
export function inputOf(row) {
  return row.querySelector("textarea, input, select:not([data-kinds])");
}

/** @param {HTMLElement} row @returns {string[]} the texts of a list, a new one last */
function textsIn(row) {
  const items = [...row.querySelectorAll("[data-item]")].map((item) => (item instanceof HTMLInputElement ? item.value : item.getAttribute("data-item") ?? ""));
  const added = /** @type {HTMLInputElement | null} */ (row.querySelector("[data-new]"))?.value.trim() ?? "";
  return added === "" ? items : [...items, added];
}

/** While somebody writes in a row, or something is wrong with it, what the server renders leaves it alone. @param {HTMLElement} row @param {boolean} held */
export function hold(row, held) {
  row.toggleAttribute("hx-morph-skip", held);
}

/** Inputs that nobody is writing in show what the server has rendered: a morph leaves alone what it thinks unchanged. @param {HTMLElement} element */
export function settle(element) {
  for (const input of /** @type {NodeListOf<Input>} */ (element.querySelectorAll("[data-form] :is(input, textarea, select)"))) {
    if (input.closest("[hx-morph-skip]") === null) reset(input);
  }
}

/** @param {Input} input */
function reset(input) {
  if (input instanceof HTMLSelectElement) for (const option of input.options) option.selected = option.defaultSelected;
  else if (input instanceof HTMLInputElement && input.type === "checkbox") input.checked = input.defaultChecked;
  else if (input.value !== input.defaultValue) input.value = input.defaultValue;
}
