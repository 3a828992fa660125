/** Values that are not of the types the page's tables give them. As `apps/spec/parse.py`. */

import { isObject, Numeral } from "./json.js";
import { SHAPES } from "./shapes.js";

/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./shapes.js").Shape} Shape */
/** @typedef {(string | number)[]} Path */
/** @typedef {import("./operations.js").Fault & {path: Path}} PathFault */

const MAX_LONG = 2n ** 63n - 1n;

/** @type {Record<Shape, [string, (value: Json) => boolean]>} */
const TYPES = {
  text: ["type.expected_text", isText],
  flag: ["type.expected_flag", isFlag],
  switch: ["type.expected_switch", (value) => isFlag(value) || value === "true" || value === "false"],
  integer: ["type.expected_integer", isWhole],
  number: ["type.expected_number", isNumber],
  text_or_number: ["type.expected_text_or_number", (value) => isText(value) || isNumber(value)],
  texts: ["type.expected_list", Array.isArray],
  map: ["type.expected_object", isObject],
  value: ["", () => true],
  values: ["type.expected_list", Array.isArray],
  object: ["type.expected_object", isObject],
  objects: ["type.expected_list", Array.isArray],
};

/** Every wrong type in a value that should be of a shape. @param {Json} value @param {Shape} shape @param {string | undefined} of @param {Path} path @returns {Generator<PathFault>} */
export function* typeFaults(value, shape, of, path) {
  const [code, fits] = TYPES[shape];
  if (!fits(value)) yield { code, params: { found: wordFor(value) }, path };
  else if (shape === "integer" && BigInt(textOf(value)) > MAX_LONG) yield { code: "type.integer_range", params: { maximum: String(MAX_LONG) }, path };
  else if (shape === "object") yield* fieldFaults(/** @type {JsonObject} */ (value), of ?? "", path);
  else if (shape === "texts" || shape === "objects") yield* itemFaults(/** @type {Json[]} */ (value), shape === "texts" ? "text" : "object", of, path);
}

/** @param {Json[]} items @param {Shape} shape @param {string | undefined} of @param {Path} path @returns {Generator<PathFault>} */
function* itemFaults(items, shape, of, path) {
  for (const [index, item] of items.entries()) yield* typeFaults(item, shape, of, [...path, index]);
}

/** @param {JsonObject} value @param {string} of @param {Path} path @returns {Generator<PathFault>} a null is as good as absent */
function* fieldFaults(value, of, path) {
  const fields = SHAPES[of] ?? {};
  for (const key of Object.keys(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const member = value[key] ?? null;
    if (field !== undefined && member !== null) yield* typeFaults(member, field.shape, field.of, [...path, key]);
  }
}

/** @param {Json} value */
function isText(value) {
  return typeof value === "string";
}

/** @param {Json} value */
function isFlag(value) {
  return typeof value === "boolean";
}

/** @param {Json} value */
function isNumber(value) {
  return typeof value === "number" || value instanceof Numeral;
}

/** @param {Json} value */
function isWhole(value) {
  return isNumber(value) && !/[.eE]/.test(textOf(value));
}

/** @param {Json} value a number */
function textOf(value) {
  return value instanceof Numeral ? value.text : String(value);
}

/** @param {Json} value @returns {string} what was found, as the sentences name it */
function wordFor(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (isText(value)) return "text";
  if (isFlag(value)) return "boolean";
  return isNumber(value) ? "number" : "object";
}
