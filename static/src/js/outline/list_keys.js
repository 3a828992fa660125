/** Keys of the outline: walking, opening, selecting and moving its rows, and finding one by its first letters. */

import { chord, isSingle } from "../keys/chord.js";
import { singleKeysAct } from "../keys/single_keys.js";

/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline_editing.js").OutlineEditing} OutlineEditing */
/** @typedef {import("../model/outline_rows.js").Row} Row */

const FORGET_MS = 700;

export class ListKeys {
  /** @param {Outline} outline @param {OutlineEditing | null} editing @param {(pressed: string) => boolean} isShortcut */
  constructor(outline, editing, isShortcut) {
    this.outline = outline;
    this.editing = editing;
    this.isShortcut = isShortcut;
    this.typed = "";
    this.typedAt = -Infinity;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it was a key of the list */
  read(event) {
    const { tree, window } = this.outline;
    if (!(event.target instanceof Node && tree.contains(event.target)) || window.here === undefined) return false;
    const pressed = chord(event);
    const action = this.bindings(window.here)[pressed] ?? this.editing?.bindings(window.here)[pressed];
    if (action === undefined || (isSingle(pressed) && pressed !== "space" && !singleKeysAct())) return this.find(event.key, pressed);
    action();
    return true;
  }

  /** @param {Row} here @returns {Record<string, () => unknown>} */
  bindings(here) {
    const { outline } = this;
    const { window } = outline;
    const rest = window.rows.length;
    return {
      arrowdown: () => this.walk(1),
      arrowup: () => this.walk(-1),
      pagedown: () => this.walk(window.page),
      pageup: () => this.walk(-window.page),
      home: () => this.walk(-rest),
      end: () => this.walk(rest),
      arrowright: () => this.inwards(here),
      arrowleft: () => this.outwards(here),
      "shift+arrowdown": () => this.extend(1),
      "shift+arrowup": () => this.extend(-1),
      "mod+arrowdown": () => outline.focusRow(this.rowBy(1)),
      "mod+arrowup": () => outline.focusRow(this.rowBy(-1)),
      space: () => outline.select(here, "toggle"),
    };
  }

  /** @param {number} by @returns {Row | undefined} */
  rowBy(by) {
    const { rows, places, current } = this.outline.window;
    const at = (places.get(current) ?? 0) + by;
    return rows[Math.min(Math.max(at, 0), rows.length - 1)];
  }

  /** @param {number} by rows; the row it reaches is selected */
  walk(by) {
    this.reach(this.rowBy(by));
  }

  /** @param {Row | undefined} row */
  reach(row) {
    if (row === undefined) return;
    this.outline.select(row, "only");
    this.outline.focusRow(row);
  }

  /** @param {number} by */
  extend(by) {
    const row = this.rowBy(by);
    if (row === undefined) return;
    this.outline.select(row, "add");
    this.outline.focusRow(row);
  }

  /** Opens a group, or goes to its first step. @param {Row} here */
  inwards(here) {
    if (here.kind !== "group") return;
    if (here.open) this.walk(1);
    else this.outline.toggle(here, true);
  }

  /** Closes a group, or goes from a step to its group. @param {Row} here */
  outwards(here) {
    const { rows, places } = this.outline.window;
    if (here.kind === "group" && here.open) this.outline.toggle(here, false);
    else if (here.group !== null) this.reach(rows[places.get(here.group) ?? -1]);
  }

  /**
   * Goes to the next row whose name starts with what is typed. A letter that has a shortcut begins
   * no name; within one it is a letter.
   * @param {string} key @param {string} pressed @returns {boolean}
   */
  find(key, pressed) {
    const goesOn = performance.now() - this.typedAt < FORGET_MS && this.typed !== "";
    if (!isSingle(pressed) || (!goesOn && this.isShortcut(pressed))) return false;
    this.typed = (goesOn ? this.typed : "") + key.toLowerCase();
    this.typedAt = performance.now();
    this.reach(this.named(this.typed));
    return true;
  }

  /** @param {string} start @returns {Row | undefined} from here on, round to the top */
  named(start) {
    const { rows, places, current } = this.outline.window;
    const here = (places.get(current) ?? 0) + (start.length > 1 ? 0 : 1);
    const onwards = [...rows.slice(here), ...rows.slice(0, here)];
    return onwards.find(({ id }) => this.outline.nameOf(id).toLowerCase().startsWith(start));
  }
}
