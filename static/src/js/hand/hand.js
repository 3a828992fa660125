/** Everything by hand beyond the tools of the pointer: menus, the clipboard, toolbars, notes. */

import { AddMenu } from "./add_menu.js";
import { Clipboard } from "./clipboard.js";
import { ContextMenu } from "./context_menu.js";
import { HandActions } from "./hand_actions.js";
import { NoteEditor } from "./note_editor.js";
import { Toolbar } from "./toolbar.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../commands.js").Commands} Commands */
/** @typedef {import("../keys/keyboard.js").Actions} Actions */

export class Hand {
  /** @param {FlowCanvas} canvas @param {Commands} commands @param {() => Actions} page the actions of the whole page */
  constructor(canvas, commands, page) {
    this.actions = new HandActions(canvas, commands, () => page().undo?.());
    this.clipboard = new Clipboard(this.actions);
    this.adding = new AddMenu(this.actions);
    this.menu = new ContextMenu(this.actions, page);
    this.notes = new NoteEditor(this.actions);
    this.toolbar = new Toolbar(this.actions);
    canvas.addEventListener("group:rename", (event) => this.actions.renameGroup(/** @type {CustomEvent} */ (event).detail.id));
    canvas.addEventListener("pointermove", (event) => this.follow(canvas, event));
    canvas.addEventListener("pointerleave", () => (this.actions.pointer = null));
  }

  /** @param {FlowCanvas} canvas @param {PointerEvent} event */
  follow({ view }, event) {
    const { left, top } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    this.actions.pointer = view.toWorld({ x: event.clientX - left, y: event.clientY - top });
  }

  /** @returns {Actions} by name */
  all() {
    return { ...this.actions.all(), ...this.clipboard.all(), ...this.adding.all(), menu: () => this.menu.openHere() };
  }
}
