/** The sticky notes of a draft: Markdown beside the steps, kept out of the specification. */

import { Numeral } from "../model/json.js";
import { holdsPoint } from "./groups.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/json.js").Json} Json */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {{id: string, x: number, y: number, width: number, height: number, text: string, color: string}} Note */

export const COLOURS = ["yellow", "blue", "green", "red", "gray"];
const SIZE = { width: 240, height: 160 };
const LEAST = 60;
const CORNER = 16;
const GAP = 20;

/** @param {Draft} draft @returns {Map<string, Note>} in document order; one nobody placed stands above the steps */
export function notesOf(draft) {
  let loose = 0;
  return new Map(draft.owned(draft.root, "note").map(({ id, value }) => {
    const size = { width: sizeOf(value.width, SIZE.width), height: sizeOf(value.height, SIZE.height) };
    const at = draft.positions.get(id) ?? { x: (SIZE.width + GAP) * loose++, y: -size.height - GAP };
    return [id, { id, x: at.x, y: at.y, ...size, text: textOf(value.text), color: colourOf(value.color) }];
  }));
}

/** @param {Json | undefined} value @param {number} otherwise */
function sizeOf(value, otherwise) {
  const size = value instanceof Numeral ? Number(value.text) : typeof value === "number" ? value : NaN;
  return Number.isFinite(size) ? Math.max(size, LEAST) : otherwise;
}

/** @param {Json | undefined} value */
function textOf(value) {
  return typeof value === "string" ? value : "";
}

/** @param {Json | undefined} value */
function colourOf(value) {
  return typeof value === "string" && COLOURS.includes(value) ? value : "yellow";
}

/**
 * The topmost note at a point; its lower right corner is what resizes it.
 * @param {ReadonlyMap<string, Note>} notes @param {Point} at @returns {{note: Note, part: "body" | "corner"} | null}
 */
export function noteAt(notes, at) {
  const note = [...notes.values()].findLast((each) => holdsPoint(each, at));
  if (note === undefined) return null;
  const inCorner = at.x > note.x + note.width - CORNER && at.y > note.y + note.height - CORNER;
  return { note, part: inCorner ? "corner" : "body" };
}
