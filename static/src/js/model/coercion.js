/** What a person wrote into a control as the JSON it means; numbers keep their spelling. */

import { JsonSyntaxError, parse } from "./json.js";

/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {"text"|"integer"|"number"|"numeral"|"boolean"|"switch"|"choice"|"texts"|"value"} Writes as `apps/editor/forms/field.py` has them */
/** @typedef {{value: Json | undefined, fault: null} | {value: null, fault: Fault}} Coerced a value of undefined: absent */

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** The whole numbers that the service keeps. */
const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;

/**
 * @param {Writes} writes @param {string} text @param {Json | undefined} before what stands there now
 * @returns {Coerced}
 */
export function coerce(writes, text, before) {
  if (writes === "text" || writes === "choice") return done(text === "" ? undefined : text);
  const trimmed = text.trim();
  if (trimmed === "") return done(undefined);
  if (writes === "integer") return whole(trimmed);
  if (writes === "number") return number(trimmed);
  if (writes === "numeral") return numeral(trimmed, before);
  if (writes === "switch") return done(typeof before === "string" ? trimmed : trimmed === "true");
  if (writes === "boolean") return done(trimmed === "true");
  return json(text);
}

/** @param {string} kind of a free value, as its select says @param {string} text @returns {Coerced} */
export function coerceKind(kind, text) {
  if (kind === "absent") return done(undefined);
  if (kind === "text") return done(text);
  if (kind === "number") return number(text.trim());
  if (kind === "json") return json(text);
  return done(parse(kind));
}

/** @param {Json | undefined} value @returns {Coerced} */
function done(value) {
  return { value, fault: null };
}

/** @param {string} code @param {Record<string, unknown>} [params] @returns {Coerced} */
function failed(code, params = {}) {
  return { value: null, fault: { code, params } };
}

/** @param {string} text */
function whole(text) {
  return INTEGER.test(text) ? number(text) : failed("field.integer", { text });
}

/** @param {string} text */
function number(text) {
  if (!NUMBER.test(text)) return failed("field.number", { text });
  if (INTEGER.test(text) && (BigInt(text) < LEAST || BigInt(text) > MOST)) return failed("field.range");
  return Number.isFinite(Number(text)) ? done(parse(text)) : failed("field.range");
}

/** A number stays a number and a text a text; a new one is a text, as the page has it. @param {string} text @param {Json | undefined} before */
function numeral(text, before) {
  const read = number(text);
  return read.fault === null && (before === undefined || typeof before === "string") ? done(text) : read;
}

/** @param {string} text */
function json(text) {
  try {
    return done(parse(text));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const lines = text.slice(0, error.offset).split("\n");
    return failed("field.json", { line: lines.length, column: (lines.at(-1) ?? "").length + 1 });
  }
}
