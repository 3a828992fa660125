/** Where a reference is asked for: a `$` button or key in a form or table, a pill on the canvas, `$` on a step. */

import { shownValue } from "./canvas/pill.js";
import { write } from "./model/json.js";
import { inputField, placesOf, targetAt } from "./model/places.js";
import { keysOf } from "./model/pointer.js";
import { looksLikeReference, readReference } from "./model/references.js";
import { textsOf } from "./model/uses.js";
import { openList } from "./popup_list.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./model/fits.js").Target} Target */
/** @typedef {import("./model/places.js").Place} Place */
/** @typedef {import("./popup_list.js").Anchor} Anchor */
/** @typedef {import("./sync/session.js").Session} Session */

/** A hand that holds still between pressing and letting go. */
const STILL = 4;

export class ReferencePlaces {
  /** @param {FlowCanvas} canvas @param {Session} session */
  constructor(canvas, session) {
    this.canvas = canvas;
    this.session = session;
    /** @type {{pill: Element, x: number, y: number} | null} */
    this.pressed = null;
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("pointerdown", (event) => this.press(event), { capture: true });
    canvas.addEventListener("click", (event) => this.release(event));
  }

  get draft() {
    return this.session.draft;
  }

  /** A `$` button belongs to the control around it, or to the one beside it. @param {MouseEvent} event */
  clicked({ target }) {
    const button = target instanceof Element ? target.closest("[data-pick]") : null;
    const control = button?.closest("[data-entity][data-path]") ?? button?.parentElement?.querySelector("[data-entity][data-path]");
    if (control instanceof HTMLElement) this.ask(control);
  }

  /** `$` in a control that may hold a reference, unless it goes on with what is typed. @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "$" || event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
    const control = event.target.closest("[data-entity][data-path][data-target]");
    if (!(control instanceof HTMLElement) || goesOn(event.target)) return;
    event.preventDefault();
    this.ask(control);
  }

  /** @param {HTMLElement} control */
  ask(control) {
    const { entity = "", path = "", target: kind } = control.dataset;
    if (!this.draft.entities.has(entity)) return;
    const found = targetAt(this.draft, entity, keysOf(path));
    const target = kind ? { ...found, kind: /** @type {Target["kind"]} */ (kind) } : found;
    control.dispatchEvent(new CustomEvent("reference:pick", { bubbles: true, detail: { target } }));
  }

  /** @param {PointerEvent} event a press on a pill of the canvas may become a drag of its card */
  press({ target, clientX, clientY, button }) {
    const pill = target instanceof Element && button === 0 ? target.closest("[data-step] [data-refers]") : null;
    this.pressed = pill && { pill, x: clientX, y: clientY };
  }

  /** @param {MouseEvent} event */
  release({ clientX, clientY, shiftKey }) {
    const { pressed } = this;
    this.pressed = null;
    if (pressed === null || shiftKey || this.canvas.commands === null) return;
    if (Math.hypot(clientX - pressed.x, clientY - pressed.y) > STILL) return;
    const target = this.targetOf(pressed.pill);
    if (target !== null) this.pick(boxOf(pressed.pill), target);
  }

  /** @param {Element} pill on a card @returns {Target | null} the place it shows */
  targetOf(pill) {
    const step = pill.closest("[data-step]")?.getAttribute("data-step") ?? "";
    const input = pill.closest(".pr.in")?.querySelector("[data-port]")?.getAttribute("data-port")?.slice("in:".length);
    if (input !== undefined) return targetAt(this.draft, input, [inputField(this.draft, input)]);
    const text = pill.getAttribute("data-reference");
    const parts = [...this.draft.owned(step, "condition"), this.draft.entity(step)];
    for (const part of parts) {
      const found = textsOf(part).find((each) => each.text === text);
      if (found !== undefined) return targetAt(this.draft, part.id, found.path);
    }
    return null;
  }

  /** `$` on a step: first which of its fields. @param {string} step */
  choose(step) {
    const card = document.getElementById(`step-${step}`);
    const places = this.draft.entities.has(step) ? placesOf(this.draft, step) : [];
    if (card === null || places.length === 0) return;
    const at = boxOf(card);
    openList({
      at, filter: true, label: gettext("Which field?"), placeholder: gettext("Find a field"),
      items: places.map(itemOf),
      onPick: ({ id }) => this.pick(at, /** @type {Place} */ (places[Number(id)]).target),
    });
  }

  /** @param {Anchor} at @param {Target} target */
  pick(at, target) {
    this.canvas.dispatchEvent(new CustomEvent("reference:pick", { bubbles: true, detail: { target, at } }));
  }
}

/** @param {Place} place @param {number} index @returns {import("./popup_options.js").Item} */
function itemOf({ label, value }, index) {
  const hint = value === undefined ? "" : looksLikeReference(value) ? "" : write(value);
  const item = { id: String(index), label, hint };
  const reference = readReference(value);
  if (reference === null) return item;
  const pill = () => shownValue({ reference, broken: false, text: reference.text });
  return { ...item, also: reference.text, end: pill };
}

/** @param {Element} target @returns {boolean} whether somebody is in the middle of typing there */
function goesOn(target) {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  const { value, selectionStart, selectionEnd } = target;
  return value !== "" && !(selectionStart === 0 && selectionEnd === value.length);
}

/** @param {Element} element @returns {Anchor} where it stands now; cards are drawn anew */
function boxOf(element) {
  const { left, top, height } = element.getBoundingClientRect();
  return { x: left, y: top, height };
}
