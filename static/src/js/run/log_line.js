/** The elements of one row of a log. */

import { html } from "../canvas/markup.js";
import { timeOfDay } from "./times.js";

/** @typedef {import("./log_source.js").Line} Line */
/** @typedef {import("./log_rows.js").Row} Row */

/** Measured numbers, as they are printed: they stand out. */
const NUMBERS = /(?<![\w.])-?\d+\.\d+(?:e[+-]?\d+)?(?![\w.])/gi;
const LONGEST = 400;
const CLASSES = { info: "", warn: " wn", error: " er" };

/** @param {Line} line @returns {HTMLElement} */
export function lineView({ at, level, text }) {
  const look = CLASSES[/** @type {keyof typeof CLASSES} */ (level)] ?? "";
  return html("div", { class: `ll${look}` }, timeView(at), html("span", { class: "lv" }, level), html("span", { class: "m" }, ...parts(text)));
}

/** @param {Row} row of any kind but a line @returns {HTMLElement} */
export function rowView(row) {
  if (row.kind === "attempt") return partingView(row.attempt, row.by);
  if (row.kind === "line") return html("div", { class: "ll loading" });
  const { at, before, after } = row.event;
  const text = interpolate(gettext("change status from %(before)s to %(after)s"), { before, after }, true);
  return html("div", { class: "ll ev" }, timeView(at), html("span", { class: "lv" }, gettext("event")), html("span", { class: "m" }, text));
}

/** @param {number} attempt @param {string} [by] who retried it @returns {HTMLElement} */
export function partingView(attempt, by = "") {
  const values = { attempt, by };
  const text = by === "" ? gettext("Attempt %(attempt)s") : gettext("Attempt %(attempt)s, retried by %(by)s");
  return html("div", { class: "ll sep" }, interpolate(text, values, true));
}

/** @param {string} at RFC 3339 */
function timeView(at) {
  const moment = Date.parse(at);
  return html("time", { datetime: at }, Number.isNaN(moment) ? "" : timeOfDay(moment / 1000, true));
}

/** @param {string} text @returns {(string | HTMLElement)[]} */
function parts(text) {
  if (text.length > LONGEST) return [text];
  const found = [];
  let from = 0;
  for (const match of text.matchAll(NUMBERS)) {
    found.push(text.slice(from, match.index), html("span", { class: "hi" }, match[0]));
    from = match.index + match[0].length;
  }
  return [...found, text.slice(from)];
}
