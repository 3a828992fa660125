/** Not set, empty, and something: the buttons that tell them apart, steppers, and kinds of free values. */

import { html } from "../canvas/markup.js";
import { parse } from "../model/json.js";
import { coerceKind } from "../model/coercion.js";
import { paint } from "./json_colours.js";
import { inputOf, rowOf } from "./rows.js";

/** @typedef {import("./saving.js").Saving} Saving */

export class Presence {
  /** @param {HTMLElement} element @param {Saving} saving */
  constructor(element, saving) {
    this.saving = saving;
    element.addEventListener("click", (event) => this.click(event));
    element.addEventListener("change", (event) => this.kind(event), { capture: true });
    element.addEventListener("keydown", (event) => this.keys(event));
  }

  /** @param {Event} event */
  click({ target }) {
    const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-unset], [data-set-empty], [data-step]")) : null;
    const row = rowOf(button);
    if (button === null || row === null) return;
    const { setEmpty, step } = button.dataset;
    if (step !== undefined) this.step(row, Number(step));
    else this.saving.write(row, setEmpty === undefined ? undefined : parse(setEmpty));
    if (step === undefined) this.show(row, setEmpty === undefined);
  }

  /** Until the server has rendered the field again, it shows what was just done. @param {HTMLElement} row @param {boolean} unset */
  show(row, unset) {
    const input = inputOf(row);
    const own = input?.closest("[data-form]") === row;
    if (input === null || !own || row.dataset.refused !== undefined) return;
    if (input instanceof HTMLInputElement && input.type === "checkbox") input.checked = false;
    else input.value = "";
    if (!(input instanceof HTMLSelectElement)) input.placeholder = unset ? gettext("Not set") : "";
    input.focus();
  }

  /** @param {HTMLElement} row @param {number} by */
  step(row, by) {
    const input = /** @type {HTMLInputElement | null} */ (inputOf(row));
    if (input === null) return;
    const least = row.dataset.minimum === undefined ? -Infinity : Number(row.dataset.minimum);
    const [whole = "", fraction = ""] = (input.value.trim() || "0").split(".");
    const next = Math.max(least, (Number(whole) || 0) + by);
    input.value = fraction === "" ? String(next) : `${next}.${fraction}`;
    this.saving.save(row);
  }

  /** Arrow keys in a stepper. @param {KeyboardEvent} event */
  keys(event) {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || target.closest(".stepper") === null || (key !== "ArrowUp" && key !== "ArrowDown")) return;
    event.preventDefault();
    this.step(/** @type {HTMLElement} */ (rowOf(target)), key === "ArrowUp" ? 1 : -1);
  }

  /** A free value of another kind: what was written is kept where it can be read so. @param {Event} event */
  kind(event) {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement) || target.dataset.kinds === undefined) return;
    const row = /** @type {HTMLElement} */ (rowOf(target));
    if (target.value === "condition") {
      event.stopPropagation();
      this.saving.write(row, parse('{"type":"==","left":"","right":""}'));
      return;
    }
    const frame = /** @type {HTMLElement | null} */ (target.closest(".any"));
    if (frame !== null) frame.dataset.kind = target.value;
    const input = target.value === "json" ? widened(inputOf(row)) : inputOf(row);
    if (input === null || coerceKind(target.value, input.value).fault === null) return;
    event.stopPropagation();
    input.value = target.value === "json" ? JSON.stringify(input.value) : "";
    input.focus();
    if (input instanceof HTMLTextAreaElement && target.value === "json") paint(input);
    if (target.value === "json") this.saving.save(row);
  }
}

/** JSON takes several lines, and has colours. @param {import("./rows.js").Input | null} input @returns {import("./rows.js").Input | null} */
function widened(input) {
  if (!(input instanceof HTMLInputElement)) return input;
  const area = html("textarea", { rows: "4", "data-json": "" });
  for (const { name, value } of input.attributes) if (name !== "value") area.setAttribute(name, value);
  area.value = input.value;
  input.replaceWith(html("span", { class: "painted" }, html("pre", { "aria-hidden": "true", "hx-morph-skip": "" }), area));
  return area;
}
