/** Reads what somebody pastes: a clip, a step, a list of steps, a whole workflow; else says what is wrong. */

import { DECLARED_LISTS, LINK_LISTS, STEP_LISTS } from "./clip.js";
import { isObject, JsonSyntaxError, Numeral, parse } from "./json.js";
import { valueAt } from "./pointer.js";

/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").Position} Position */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {{value: JsonObject, at: Position}} PlacedNote */
/**
 * @typedef {{steps: JsonObject[], groups: JsonObject[], notes: PlacedNote[], declared: Map<Kind, JsonObject[]>,
 *   places: Map<string, Position>}} Clip `places` by the name of a step
 */

/** As the server's limits on a body. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_STEPS = 10_000;
const DEEPEST = 64;
const FARTHEST = 10_000_000;

/** @param {string} text @returns {{clip: Clip, fault: null} | {clip: null, fault: Fault}} */
export function readClip(text) {
  const fault = sizeFault(text);
  if (fault !== null) return { clip: null, fault };
  try {
    return clipFrom(parse(text));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { clip: null, fault: { code: "clip.not_json", params: {} } };
  }
}

/** @param {string} text @returns {Fault | null} */
function sizeFault(text) {
  if (text.trim() === "") return { code: "clip.empty", params: {} };
  if (text.length > MOST_BYTES || new Blob([text]).size > MOST_BYTES) return { code: "clip.size", params: { limit: "8 MiB" } };
  return depthOf(text) > DEEPEST ? { code: "clip.depth", params: { limit: DEEPEST } } : null;
}

/** @param {string} text @returns {number} how deep brackets are nested outside of strings */
function depthOf(text) {
  let [depth, deepest] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === "[" || token === "{") deepest = Math.max(deepest, (depth += 1));
    else if (token === "]" || token === "}") depth -= 1;
  }
  return deepest;
}

/** @param {Json} json @returns {{clip: Clip, fault: null} | {clip: null, fault: Fault}} */
function clipFrom(json) {
  const body = bodyOf(json);
  const steps = objects(body.steps);
  const notes = objects(valueAt(body, ["weft", "notes"])).flatMap(placedNote);
  if (steps.length + notes.length === 0) return { clip: null, fault: { code: "clip.no_steps", params: {} } };
  const fault = steps.length > MOST_STEPS ? { code: "clip.too_many", params: { limit: MOST_STEPS } } : shapeFault(steps);
  if (fault !== null) return { clip: null, fault };
  /** @type {Map<Kind, JsonObject[]>} */
  const declared = new Map(DECLARED_LISTS.map(([list, kind]) => [kind, objects(body[list])]));
  return { clip: { steps, groups: objects(body.sub_graphs), notes, declared, places: placesIn(valueAt(body, ["weft", "positions"])) }, fault: null };
}

/** @param {Json} json @returns {JsonObject} a workflow, or the fragment of one that holds the steps */
function bodyOf(json) {
  if (Array.isArray(json)) return { steps: json };
  if (!isObject(json)) return {};
  const isStep = typeof json.type === "string" && typeof json.name === "string" && !Array.isArray(json.steps);
  return isStep ? { steps: [json] } : json;
}

/** @param {Json | undefined} list @returns {JsonObject[]} */
function objects(list) {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** @param {JsonObject[]} steps @returns {Fault | null} what cannot be a step at all */
function shapeFault(steps) {
  for (const step of steps) {
    const bad = STEP_LISTS.map(([key]) => key).find((key) => !isListOf(step[key], isObject))
      ?? LINK_LISTS.map(([key]) => key).find((key) => !isListOf(step[key], (item) => typeof item === "string"))
      ?? (typeof step.type === "string" ? undefined : "type");
    if (bad !== undefined) return { code: "clip.shape", params: { step: String(step.name ?? "?"), field: bad } };
  }
  return null;
}

/** @param {Json | undefined} list @param {(item: Json) => boolean} fits @returns {boolean} absent is fine, and null is absent */
function isListOf(list, fits) {
  return list === undefined || list === null || (Array.isArray(list) && list.every(fits));
}

/** @param {Json | undefined} json @returns {Map<string, Position>} */
function placesIn(json) {
  const entries = isObject(json) ? Object.entries(json) : [];
  return new Map(entries.flatMap(([name, at]) => positionOf(at).map((found) => /** @type {const} */ ([name, found]))));
}

/** @param {JsonObject} json @returns {PlacedNote[]} */
function placedNote({ x, y, ...value }) {
  return positionOf({ x: x ?? null, y: y ?? null }).map((at) => ({ value, at }));
}

/** @param {Json | undefined} json @returns {Position[]} none where it is not a position */
function positionOf(json) {
  const [x, y] = ["x", "y"].map((key) => numberOf(valueAt(json, [key])));
  const isPlace = [x, y].every((value) => Math.abs(value ?? NaN) <= FARTHEST);
  return isPlace ? [{ x: /** @type {number} */ (x), y: /** @type {number} */ (y) }] : [];
}

/** @param {Json | undefined} json */
function numberOf(json) {
  if (json instanceof Numeral) return Number(json.text);
  return typeof json === "number" ? json : NaN;
}
