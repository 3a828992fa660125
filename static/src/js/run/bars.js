/** What the timeline shows of one step: its waiting, its attempts, what is expected of it. */

import { clock, roughly } from "./times.js";

/** @typedef {import("./run_state.js").Step} Step */
/** @typedef {import("./expected.js").Span} Span */
/**
 * @typedef {{look: string, from: number, to: number | null, text: string, beside: string}} Bar
 *   `to` null: until now; `text` stands in the bar, `beside` after it
 */

/** @param {Step} step @param {Span | undefined} expected @returns {Bar[]} from left to right */
export function barsOf(step, expected) {
  return [...pastBars(step), ...waitBars(step), ...nowBars(step), ...expectedBars(expected)];
}

/** @param {Step} step @returns {Bar[]} */
function pastBars({ past = [] }) {
  return past.flatMap(({ mark, word, started, ended }) =>
    (started === undefined ? [] : [{ look: mark, from: started, to: ended, text: word, beside: "" }]));
}

/** @param {Step} step @returns {Bar[]} what it waited for people, before it began or now */
function waitBars({ mark, waiting, waited, created, started }) {
  if (mark === "wait") return [{ look: "asking", from: waiting ?? created ?? 0, to: null, text: "", beside: "" }];
  if (waited === undefined || created === undefined) return [];
  const to = Math.min(created + waited, started ?? Infinity);
  return [{ look: "asking", from: created, to, text: "", beside: "" }];
}

/** @param {Step} step @returns {Bar[]} */
function nowBars({ mark, word, created, started, ended, progress, waited }) {
  const at = started ?? created ?? ended;
  if (mark === "wait" || at === undefined) return [];
  if (mark === "skipped") return [{ look: "skipped", from: at, to: at, text: "", beside: word }];
  if (started === undefined) return ended === undefined ? [] : [{ look: mark, from: at, to: ended, text: "", beside: word }];
  if (ended === undefined) return [{ look: mark, from: started, to: null, text: progress === undefined ? "" : `${Math.round(progress * 100)}%`, beside: "" }];
  const asked = waited === undefined ? "" : interpolate(gettext("%s asking"), [roughly(waited)]);
  return [{ look: mark, from: started, to: ended, text: clock(ended - started), beside: asked }];
}

/** @param {Span | undefined} span @returns {Bar[]} */
function expectedBars(span) {
  return span === undefined ? [] : [{ look: "expected", ...span, text: "", beside: "" }];
}
