/** Sticky notes by hand: stuck on, written on, resized, coloured. */

import { snapped } from "../canvas/geometry.js";
import { addNote, changeNote } from "../model/gestures/notes.js";
import { newId } from "../sync/session.js";
import { GroupCommands } from "./group_commands.js";

/** @typedef {import("../model/draft.js").Position} Position */

export class NoteCommands extends GroupCommands {
  /** @param {Position} at @returns {string | null} its id */
  addNote(at) {
    const id = newId();
    return this.perform(gettext("Add a note"), addNote(this.draft, id, snapped(at))) ? id : null;
  }

  /** @param {string} id @param {string} text Markdown @returns {boolean} */
  writeNote(id, text) {
    return this.perform(gettext("Edit a note"), changeNote(this.draft, id, { text }));
  }

  /** @param {string} id @param {{width: number, height: number}} size @returns {boolean} */
  resizeNote(id, { width, height }) {
    return this.perform(gettext("Resize a note"), changeNote(this.draft, id, { width, height }));
  }

  /** @param {readonly string[]} ids @param {string} color @returns {boolean} */
  colourNotes(ids, color) {
    return this.perform(gettext("Colour a note"), ids.flatMap((id) => changeNote(this.draft, id, { color })));
  }
}
