/** The types of places and of values, as words that can be compared. */

import { isObject, Numeral } from "./json.js";

/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {import("./references.js").Reference} Reference */
/** @typedef {"input"|"flavor"|"text"|"integer"|"number"|"boolean"|"list"|"map"|"json"} TargetKind */
/** @typedef {ReadonlySet<string> | null} Words null: anything */

/** What each kind of place takes where nothing narrower is said. @type {Record<TargetKind, readonly string[]>} */
const TAKEN = {
  input: [],
  flavor: ["str"],
  text: ["str"],
  integer: ["int"],
  number: ["float", "int"],
  boolean: ["bool"],
  list: ["list"],
  map: ["map"],
  json: [],
};

/** An input that selects among branches takes data of any kind. */
const SELECTOR = "data_selector";
const PARAMETER_TYPES = ["str", "int", "bool", "float", "list"];

/** @param {{kind: TargetKind, types: readonly string[]}} target @returns {Words} what it takes */
export function needed({ kind, types }) {
  const words = types.length > 0 ? types.map(plainWord) : TAKEN[kind];
  return words.length === 0 || words.includes(SELECTOR) || words.includes("json") ? null : new Set(words);
}

/** @param {string} type @returns {string} */
function plainWord(type) {
  const word = type.toLowerCase();
  return word === "string" ? "str" : word;
}

/** @param {Entity} source @param {Reference} reference @returns {Words} what it gives */
export function offered(source, { rest }) {
  const { kind, value } = source;
  const type = typeof value.type === "string" ? plainWord(value.type) : "";
  if (kind === "storage") return new Set(["obs", "str"]);
  if (kind === "output") return rest.length > 1 || type === "" ? null : new Set([type]);
  if (kind === "parameter") return parameterWords(type, value);
  return type === "" ? null : new Set([type, "map"]);
}

/** @param {string} type @param {import("./json.js").JsonObject} value @returns {Words} */
function parameterWords(type, value) {
  const example = value.value ?? value.default;
  const format = type !== "list" && typeof value.format === "string" ? [plainWord(value.format)] : [];
  if (PARAMETER_TYPES.includes(type)) return new Set([type, ...format]);
  if (type === "enum" && Array.isArray(value.enum)) return new Set([...value.enum.map(wordOf), ...format]);
  return example === undefined || example === null ? null : new Set([wordOf(example), ...format]);
}

/** @param {Json} value @returns {string} the type a value is of */
export function wordOf(value) {
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (value instanceof Numeral) return /[.eE]/.test(value.text) ? "float" : "int";
  if (Array.isArray(value)) return "list";
  return isObject(value) ? "map" : "json";
}

/** @param {Words} wanted @param {Words} given @returns {Fault | null} */
export function typeFault(wanted, given) {
  if (wanted === null || given === null || [...given].some((word) => wanted.has(word))) return null;
  const [type = ""] = given;
  return { code: "reference.type", params: { type, needs: [...wanted].join(", ") } };
}
