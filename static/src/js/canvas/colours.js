/** The colours of the design tokens for what is drawn and not styled; read again when the theme changes. */

import { COLOURS } from "./notes.js";

/**
 * @typedef {{card: string, group: string, frame: string, wire: string, outline: string, accent: string, error: string, text: string,
 *   font: string,
 *   onMark: string, typeOf(type: string): string, markOf(mark: string): string, noteOf(colour: string): string}} Colours
 */

/** @param {HTMLElement} element whose tokens count @returns {Colours} */
export function readColours(element) {
  const probe = document.createElement("i");
  probe.style.forcedColorAdjust = "none";
  element.append(probe);
  const read = (/** @type {string} */ name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const types = new Map();
  const marks = new Map(MARKS.map((mark) => [mark, read(`--st-${mark}`)]));
  const notes = new Map(COLOURS.map((colour) => [colour, read(`--note-${colour}`)]));
  const colours = {
    card: read("--surface-3"),
    group: read("--group-bg"),
    frame: read("--group-line"),
    wire: read("--wire"),
    outline: read("--line-strong"),
    accent: read("--accent"),
    error: read("--error"),
    text: read("--text"),
    font: getComputedStyle(element).fontFamily,
    onMark: read("--mark-on"),
    markOf: (/** @type {string} */ mark) => marks.get(mark) ?? marks.get("idle") ?? "",
    noteOf: (/** @type {string} */ colour) => notes.get(colour) ?? "",
    typeOf: (/** @type {string} */ type) => types.get(type) ?? types.get(""),
  };
  for (const type of TYPES) types.set(type, read(`--type-${type.replaceAll("_", "-")}`));
  types.set("", read("--text-3"));
  probe.remove();
  return colours;
}

const TYPES = ["dataset_import", "create_dataset", "labeling", "release_dataset", "job", "mrs_job", "condition", "model", "service"];
const MARKS = ["completed", "running", "wait", "failed", "idle"];
