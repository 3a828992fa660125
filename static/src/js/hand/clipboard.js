/** Copy, cut, paste and duplicate: through the system clipboard, as JSON text, by the browser's own events. */

import { announce } from "../announce.js";
import { pasteLabel } from "../commands.js";
import { readClip } from "../model/clip_reading.js";
import { sentenceOf } from "../sentences.js";
import { showToast } from "../site/toasts.js";

/** @typedef {import("../canvas/geometry.js").Point} Point */
/** @typedef {import("../keys/keyboard.js").Actions} Actions */
/** @typedef {import("../model/operations.js").Fault} Fault */
/** @typedef {import("./hand_actions.js").HandActions} HandActions */

const STEP = 40;
const PLACES = "flow-canvas, #outline";

export class Clipboard {
  /** @param {HandActions} hand */
  constructor(hand) {
    this.hand = hand;
    this.canvas = hand.canvas;
    this.commands = hand.commands;
    /** How often the same text was pasted: each copy stands a little further. */
    this.repeated = { text: "", count: 0 };
    document.addEventListener("copy", (event) => this.onCopy(event));
    document.addEventListener("cut", (event) => this.onCopy(event, true));
    document.addEventListener("paste", (event) => this.onPaste(event));
  }

  /** @returns {Actions} for those without the keys */
  all() {
    return {
      copy: () => this.put(false),
      cut: () => this.put(true),
      paste: () => this.read(),
      duplicate: () => this.duplicate(),
    };
  }

  /** @param {ClipboardEvent} event @param {boolean} [cut] */
  onCopy(event, cut = false) {
    const text = isOurs(event) && getSelection()?.isCollapsed !== false ? this.text() : null;
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    this.said(cut);
  }

  /** @param {boolean} cut */
  async put(cut) {
    const text = this.text();
    if (text === null) return;
    await navigator.clipboard.writeText(text);
    this.said(cut);
  }

  /** @returns {string | null} what is selected, as JSON; null: nothing that can be copied */
  text() {
    const { steps, groups, notes } = this.hand.chosen;
    return steps.length + groups.length + notes.length === 0 ? null : this.commands.copy({ steps, groups, notes });
  }

  /** @param {boolean} cut */
  said(cut) {
    const { notes } = this.hand.chosen;
    const count = this.hand.members.length + notes.length;
    if (cut) this.hand.remove(false);
    else announce(interpolate(ngettext("%s thing copied", "%s things copied", count), [count]));
  }

  /** @param {ClipboardEvent} event */
  onPaste(event) {
    if (!isOurs(event)) return;
    event.preventDefault();
    this.paste(event.clipboardData?.getData("text/plain") ?? "", this.hand.pointer);
  }

  /** Asks the browser for the clipboard, which may refuse. */
  async read() {
    const text = await navigator.clipboard.readText().catch(() => null);
    if (text === null) this.refuse(gettext("The browser does not show the clipboard to menus. Press Ctrl+V instead."));
    else this.paste(text, this.hand.pointer);
  }

  duplicate() {
    const text = this.text();
    if (text !== null) this.paste(text, null);
  }

  /** @param {string} text @param {Point | null} at where the pointer is; null: beside the originals */
  paste(text, at) {
    const { clip, fault } = readClip(text);
    if (clip === null) return this.refuse(sentenceOf(fault));
    this.repeated = { text, count: this.repeated.text === text ? this.repeated.count + 1 : 1 };
    const shift = STEP * this.repeated.count;
    const pasted = this.commands.paste(clip, ({ x, y }) => at ?? { x: x + shift, y: y + shift });
    if (pasted === null) return;
    this.canvas.selection.set(pasted.steps, [], [], pasted.notes);
    const first = pasted.steps[0] ?? pasted.notes[0];
    if (first !== undefined) this.canvas.reveal(first);
    this.hand.say(pasteLabel(pasted));
  }

  /** @param {string} message */
  refuse(message) {
    showToast({ message, tone: "err" });
    announce(message);
  }
}

/** @param {ClipboardEvent} event @returns {boolean} whether it is meant for the graph: the focus is there, or nowhere */
function isOurs(event) {
  const { target } = event;
  if (!(target instanceof Element) || target.closest("input, textarea, select, [contenteditable=true], dialog[open]")) return false;
  return target === document.body || target.closest(PLACES) !== null;
}
