/**
 * What a key does: looked up in the table, for where the focus is. Never while somebody types or
 * composes.
 */

import { chord, isSingle } from "./chord.js";
import { singleKeysAct } from "./single_keys.js";
import { SHORTCUTS } from "./table.js";

/** @typedef {import("./table.js").Scope} Scope */
/** @typedef {Record<string, (event?: Event) => unknown>} Actions by name */
/** @typedef {(event: KeyboardEvent) => boolean} Reader  says whether the key was meant for it */

const TYPING = "input, textarea, select, [contenteditable=true], [role=combobox], dialog[open], .menu, .popup";
/** Keys that take nothing away from a field, and so act in a field of the page too. */
const IN_FIELDS = "input[type=checkbox], input[type=radio]";

export class Keyboard {
  /** @param {Actions} actions @param {boolean} editable */
  constructor(actions, editable) {
    this.actions = actions;
    this.editable = editable;
    /** @type {Reader[]} gestures under way, and lists with keys of their own: they are asked first */
    this.readers = [];
    document.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("keydown", () => document.documentElement.removeAttribute("data-pointing"), { capture: true });
    document.addEventListener("pointerdown", () => document.documentElement.setAttribute("data-pointing", ""), { capture: true });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.defaultPrevented || isComposing(event) || isTyping(event.target)) return;
    if (this.readers.some((reader) => reader(event))) return event.preventDefault();
    const shortcut = this.shortcutFor(chord(event), placeOf(event.target));
    const action = this.actions[shortcut?.action ?? ""];
    if (action === undefined || shortcut?.native) return;
    event.preventDefault();
    action(event);
  }

  /** @param {string} pressed @param {Scope} place */
  shortcutFor(pressed, place) {
    if (isSingle(pressed) && !singleKeysAct()) return undefined;
    return SHORTCUTS.find(({ keys, scope, edits }) => keys.includes(pressed) && reaches(scope, place) && (this.editable || !edits));
  }
}

/** @param {Scope} scope of a shortcut @param {Scope} place where the focus is */
function reaches(scope, place) {
  return scope === "page" || scope === place || (scope === "graph" && place !== "page");
}

/** @param {KeyboardEvent} event some browsers tell of a composition only by the old key code */
function isComposing({ isComposing: composing, keyCode }) {
  return composing || keyCode === 229;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && !target.matches(IN_FIELDS) && target.closest(TYPING) !== null;
}

/** @param {EventTarget | null} target @returns {Scope} with the focus nowhere, the canvas */
function placeOf(target) {
  if (!(target instanceof Element) || target === document.body) return "canvas";
  if (target.closest("[role=tree]")) return "list";
  return target.closest(".stage") ? "canvas" : "page";
}
