/** Everything by keyboard on the workflow page, joined. */

import { EditorActions, watchControls } from "../editor_actions.js";
import { ListKeys } from "../outline/list_keys.js";
import { OutlineEditing } from "../outline/outline_editing.js";
import { CanvasKeys } from "./canvas_keys.js";
import { FocusKeeper } from "./focus_keeper.js";
import { Help } from "./help.js";
import { Keyboard } from "./keyboard.js";
import { LinkMode } from "./link_mode.js";

/** @typedef {import("../editor.js").Editor} Editor */

export class Keys {
  /** @param {Editor} editor */
  constructor(editor) {
    const { canvas, outline, pointer, editable } = editor;
    this.help = new Help(/** @type {HTMLDialogElement} */ (document.getElementById("shortcuts")), editable);
    this.canvas = new CanvasKeys(canvas, pointer);
    this.linking = new LinkMode(canvas);
    this.actions = new EditorActions(editor, this).all();
    this.keyboard = new Keyboard(this.actions, editable);
    const editing = editable ? new OutlineEditing(outline, this.actions) : null;
    const list = new ListKeys(outline, editing, (pressed) => this.keyboard.shortcutFor(pressed, "list") !== undefined);
    this.keyboard.readers.push((event) => this.linking.read(event), (event) => list.read(event));
    watchControls(this.actions);
    keepFocus(editor);
  }
}

/** @param {Editor} editor */
function keepFocus({ canvas, outline }) {
  const find = (/** @type {string} */ selector) => () => /** @type {HTMLElement | null} */ (document.querySelector(selector));
  const onCanvas = () => canvas.cardLayer?.views.get(canvas.cardLayer.current) ?? canvas;
  new FocusKeeper([
    ["[role=tree]", () => outline.window.viewAt(outline.window.current)],
    [".insp", find("#inspector")],
    [".draw", find("#drawer [role=tab][aria-selected=true]")],
    [".stage, body", onCanvas],
    ["html", find("#main")],
  ]);
}
