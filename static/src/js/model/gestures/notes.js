/** Sticky notes as operations: stuck on, written on, made larger, coloured. */

import { replaced } from "./data.js";

/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../draft.js").Position} Position */
/** @typedef {import("../operations.js").Operation} Operation */
/** @typedef {{text: string, width: number, height: number, color: string}} NoteValue */

export const NOTE_COLORS = ["yellow", "blue", "green", "red", "gray"];
export const NOTE_SIZE = { width: 240, height: 160 };
export const LEAST_NOTE = { width: 120, height: 60 };

/** @param {Draft} draft @param {string} id of the new note @param {Position} at @param {Partial<NoteValue>} [value] @returns {Operation[]} */
export function addNote(draft, id, at, value = {}) {
  const after = draft.ids(draft.root, "note").at(-1) ?? null;
  const full = { text: "", ...NOTE_SIZE, color: "yellow", ...value };
  return [{ op: "add", kind: "note", id, owner: draft.root, after, value: full }, { op: "place", id, ...at }];
}

/** @param {Draft} draft @param {string} id @param {Partial<NoteValue>} value what is different @returns {Operation[]} */
export function changeNote(draft, id, value) {
  return Object.entries(value).flatMap(([key, to]) => replaced(draft, id, key, to));
}
