/** `$ref/…` texts: what they point at, and where they stand in a value. As `apps/spec/references.py`. */

import { isObject } from "./json.js";

/** @typedef {import("./json.js").Json} Json */
/** @typedef {"parameters"|"data"|"data_requirements"|"consumptions"|"storages"} Namespace */
/**
 * @typedef {{text: string, namespace: Namespace, name: string, rest: string[], options: string | null}} Reference
 *   `name` is a step's for a consumption, the thing's own otherwise; `rest` what follows it;
 *   `options` the text between the brackets of a storage
 */
/** @typedef {{path: string[], text: string}} Found */

const PREFIX = "$ref/";
/** @type {readonly string[]} */
const SINGLE = ["parameters", "data", "data_requirements"];
const STORAGES = /^storages(?:\(([^()]*)\))?$/;
// What Python calls white space.
const SPACE = "(?:(?!\\ufeff)[\\s\\x1c-\\x1f\\x85])*";
const OPTION = new RegExp(`^${SPACE}(with_execution_id|create_dir)${SPACE}=${SPACE}(True|False)${SPACE}$`);

/** @type {Map<string, Reference | null>} texts repeat: each is read once */
const known = new Map();
const MOST_KNOWN = 50_000;

/** @param {Json | undefined} text @returns {text is string} whether it means to be a reference, well formed or not */
export function looksLikeReference(text) {
  return typeof text === "string" && text.startsWith(PREFIX);
}

/** @param {Json | undefined} text @returns {Reference | null} null: plain data, or of no known form */
export function readReference(text) {
  if (!looksLikeReference(text)) return null;
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const read = parsed(text);
  known.set(text, read);
  return read;
}

/** @param {string} text @returns {Reference | null} */
function parsed(text) {
  const [head = "", name = "", ...rest] = text.slice(PREFIX.length).split("/");
  if (name === "") return null;
  const reference = { text, namespace: /** @type {Namespace} */ (head), name, rest, options: null };
  if (SINGLE.includes(head)) return rest.length === 0 ? reference : null;
  if (head === "consumptions") return rest.length > 0 && rest.every((part) => part !== "") ? reference : null;
  const storages = STORAGES.exec(head);
  if (storages === null) return null;
  const options = storages[1] ?? null;
  if (options !== null && !options.split(",").every((option) => OPTION.test(option))) return null;
  return { ...reference, namespace: "storages", options };
}

/** @param {Reference} reference @param {string} option @returns {boolean} whether a storage sets it to True */
export function asksFor({ options }, option) {
  const pairs = (options ?? "").split(",").map((pair) => OPTION.exec(pair));
  return pairs.some((pair) => pair !== null && pair[1] === option && pair[2] === "True");
}

/** @param {Omit<Reference, "text">} reference @returns {string} its text */
export function spell({ namespace, name, rest, options }) {
  const head = options === null ? namespace : `${namespace}(${options})`;
  return PREFIX + [head, name, ...rest].join("/");
}

/** @param {Json | undefined} value @returns {Generator<Reference>} every well-formed reference in it, in order */
export function* referencesIn(value) {
  for (const { text } of textsIn(value)) {
    const reference = readReference(text);
    if (reference !== null) yield reference;
  }
}

/**
 * Every text in a value that means to be a reference, each with its path.
 * @param {Json | undefined} value @param {string[]} [path] @returns {Generator<Found>}
 */
export function* textsIn(value, path = []) {
  if (looksLikeReference(value)) yield { path: [...path], text: value };
  else if (Array.isArray(value) || isObject(value)) {
    for (const key of Object.keys(value)) {
      path.push(key);
      yield* textsIn(/** @type {import("./json.js").JsonObject} */ (value)[key], path);
      path.pop();
    }
  }
}
