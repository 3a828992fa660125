/** The text of a note, edited where it stands: its Markdown, until the focus leaves it. */

import { html } from "../canvas/markup.js";

/** @typedef {import("./hand_actions.js").HandActions} HandActions */
/** @typedef {import("../canvas/notes.js").Note} Note */

export class NoteEditor {
  /** @param {HandActions} hand */
  constructor(hand) {
    this.canvas = hand.canvas;
    this.commands = hand.commands;
    this.canvas.addEventListener("note:edit", (event) => this.open(/** @type {CustomEvent} */ (event).detail.id));
  }

  /** @param {string} id */
  open(id) {
    const note = this.canvas.scene?.notes.get(id);
    if (note === undefined) return;
    this.canvas.selection.set([], [], [], [id]);
    this.canvas.reveal(id);
    const field = this.fieldFor(note);
    this.canvas.painter?.world.append(field);
    field.focus({ preventScroll: true });
    field.setSelectionRange(note.text.length, note.text.length);
  }

  /** @param {Note} note */
  fieldFor(note) {
    const field = html("textarea", { class: "noteedit", "data-color": note.color, "aria-label": gettext("Text of the note, in Markdown"), placeholder: gettext("Write in Markdown") });
    field.value = note.text;
    field.style.translate = `${note.x}px ${note.y}px`;
    field.style.width = `${note.width}px`;
    field.style.height = `${note.height}px`;
    field.addEventListener("keydown", (event) => this.keys(event, field));
    field.addEventListener("blur", () => this.keep(note, field), { once: true });
    return field;
  }

  /** What was typed is kept, however the field is left. @param {KeyboardEvent} event @param {HTMLTextAreaElement} field */
  keys(event, field) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    field.blur();
    this.canvas.focus({ preventScroll: true });
  }

  /** @param {Note} note @param {HTMLTextAreaElement} field */
  keep({ id, text }, field) {
    field.remove();
    if (field.value !== text && this.commands.draft.entities.has(id)) this.commands.writeNote(id, field.value);
  }
}
