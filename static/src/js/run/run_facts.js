/** What a card of a run says beside its name: read from the state and the graph, without markup. */

import { roughly } from "./times.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./run_state.js").RunState} RunState */
/** @typedef {import("./run_state.js").Step} Step */
/** @typedef {{condition: string, branch: "then" | "else"}} Branch a list of a condition that names a step */
/**
 * @typedef {{step: Step | null, seconds: number | null, subline: string, note: string, asks: string[], failed: {word: string, seconds: number} | null}} RunFacts
 *   `subline` below the name ("" for the type), `note` at the end of the status row when no time stands there
 */

/** @param {Draft} draft @param {string} id of a step @returns {Branch[]} */
export function branchesOf(draft, id) {
  return draft.steps.flatMap((condition) => /** @type {const} */ (["then", "else"])
    .filter((as) => draft.linked(condition, as).includes(id))
    .map((branch) => ({ condition, branch })));
}

/** @param {boolean | undefined} outcome @returns {string} below the name of a condition that was decided */
function takenText(outcome) {
  if (outcome === undefined) return "";
  return outcome ? gettext("Took the true branch") : gettext("Took the false branch");
}

/** @param {Branch[]} branches @returns {string} which branch a skipped step stands in */
function branchText(branches) {
  const [first] = branches;
  if (first === undefined) return "";
  return first.branch === "then" ? gettext("true branch") : gettext("false branch");
}

/**
 * @param {RunState | undefined} run @param {string} name of the step @param {Branch[]} branches @returns {RunFacts}
 */
export function runFactsOf(run, name, branches) {
  const step = run?.steps.get(name) ?? null;
  const last = step?.past?.at(-1);
  return {
    step: step === null || run === undefined ? step : { ...step, word: run.wordOf(step) },
    seconds: step === null ? null : run?.secondsOf(step) ?? null,
    subline: takenText(step?.outcome),
    note: noteOf(step, branches),
    asks: step?.mark === "wait" ? run?.head.asks[name] ?? [] : [],
    failed: last?.mark === "failed" ? { word: attemptFailed(last.number), seconds: last.ended - (last.started ?? last.ended) } : null,
  };
}

/** @param {Step | null} step @param {Branch[]} branches */
function noteOf(step, branches) {
  if (step?.mark === "skipped") return branchText(branches);
  return step?.cached ? gettext("from cache") : "";
}

/** @param {number} number */
function attemptFailed(number) {
  return interpolate(gettext("Attempt %s failed"), [number]);
}

/**
 * @param {Step} step one that runs @param {number | undefined} usual seconds @param {number} now
 * @returns {string} about how long it still takes, "" where nothing says so
 */
export function timeLeft({ started, progress }, usual, now) {
  if (started === undefined) return "";
  const passed = now - started;
  const whole = progress !== undefined && progress > 0.02 ? passed / progress : usual;
  if (whole === undefined || whole <= passed) return "";
  return interpolate(gettext("about %s left"), [roughly(whole - passed)]);
}
