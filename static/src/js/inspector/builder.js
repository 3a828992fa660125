/** The builder of conditions: `or` joins two conditions, and a sentence reads all of them back. */

import { writeField } from "../model/fields.js";
import { isObject, parse } from "../model/json.js";
import { keysOf, valueAt } from "../model/pointer.js";
import { rowOf } from "./rows.js";
import { sentenceOf } from "./sentence.js";

/** @typedef {import("../model/json.js").Json} Json */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("./saving.js").Saving} Saving */

export class ConditionBuilder {
  /** @param {HTMLElement} element @param {Saving} saving */
  constructor(element, saving) {
    this.element = element;
    this.saving = saving;
    this.session = saving.session;
    element.addEventListener("change", (event) => this.joins(event), { capture: true });
  }

  /** An `or` stands between conditions: operands that are none become some. @param {Event} event */
  joins(event) {
    const { target } = event;
    const row = rowOf(target);
    if (!(target instanceof HTMLSelectElement) || target.value !== "or" || row === null) return;
    const { entity = "", path = "" } = row.dataset;
    if (this.session.draft.entities.get(entity)?.kind !== "condition" || keysOf(path).at(-1) !== "type") return;
    event.stopPropagation();
    this.saving.perform(row, this.saving.label(row), this.joining(entity, keysOf(path).slice(0, -1)));
  }

  /** @param {string} entity @param {string[]} keys of the condition @returns {Operation[]} */
  joining(entity, keys) {
    const { draft } = this.session;
    const operands = ["left", "right"].flatMap((side) => {
      const found = valueAt(draft.entity(entity).value, [...keys, side]);
      return isCondition(found) ? [] : writeField(draft, entity, [...keys, side], compared(found));
    });
    return [...writeField(draft, entity, [...keys, "type"], "or"), ...operands];
  }

  /** Reads back what the shown step decides by. */
  say() {
    const place = /** @type {HTMLElement | null} */ (this.element.querySelector("[data-decides]"));
    if (place === null) return;
    const { draft } = this.session;
    const step = place.dataset.decides ?? "";
    const said = draft.entities.has(step) ? sentenceOf(draft.owned(step, "condition").map(({ value }) => value)) : "";
    if (place.textContent !== said) place.textContent = said;
  }
}

/** @param {Json | undefined} value */
function isCondition(value) {
  return isObject(value) && "type" in value && "left" in value && "right" in value;
}

/** @param {Json | undefined} left @returns {Json} a condition about it */
function compared(left) {
  return { .../** @type {import("../model/json.js").JsonObject} */ (parse('{"type":"==","left":"","right":""}')), ...(left === undefined ? {} : { left }) };
}
