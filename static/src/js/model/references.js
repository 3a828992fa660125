/** `$ref/…` texts: what they point at, and where they stand in a value. */

import { isObject } from "./json.js";

/** @typedef {import("./json.js").Json} Json */
/** @typedef {"parameters"|"data"|"data_requirements"|"consumptions"|"storages"} Namespace */
/** @typedef {{text: string, namespace: Namespace, name: string, rest: string[]}} Reference */

const FORM = /^\$ref\/(parameters|data|data_requirements|consumptions|storages)(?:\([^)]*\))?\/([^/]+)(?:\/(.*))?$/s;

/** @param {Json | undefined} text @returns {Reference | null} null: plain data */
export function readReference(text) {
  const found = typeof text === "string" ? FORM.exec(text) : null;
  if (found === null) return null;
  const [, namespace, name = "", rest] = found;
  return {
    text: found[0],
    namespace: /** @type {Namespace} */ (namespace),
    name,
    rest: rest === undefined || rest === "" ? [] : rest.split("/"),
  };
}

/** @param {Json | undefined} value @returns {Generator<Reference>} every reference in it, in order */
export function* referencesIn(value) {
  const reference = readReference(value);
  if (reference !== null) yield reference;
  else if (Array.isArray(value)) for (const item of value) yield* referencesIn(item);
  else if (isObject(value)) for (const key of Object.keys(value)) yield* referencesIn(value[key]);
}
