/** How something is going: a round mark with a glyph, and its word. */

import { html, icon } from "./markup.js";

/** @typedef {{mark: string, word: string}} Status `mark`: completed, running, wait, failed, skipped, stopped, queued */

/** The glyph in a filled mark. @type {Record<string, string>} */
const GLYPHS = { completed: "check", failed: "x", wait: "pause", skipped: "minus", stopped: "square" };

/** @param {Status} status @param {string} [more] classes @returns {HTMLElement} */
export function statusView({ mark, word }, more = "") {
  return html("span", { class: `status ${mark} ${more}`.trim() }, markView(mark), html("span", { class: "trunc" }, word));
}

/** @param {string} mark @returns {HTMLElement} the mark without its word; colour is not all that tells it */
export function markView(mark) {
  const glyph = GLYPHS[mark];
  return html("span", { class: `mark ${mark}`, "aria-hidden": "true" }, glyph === undefined ? null : icon(glyph));
}
