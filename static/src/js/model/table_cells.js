/** Cells of the tables as text: what a value reads as, and what a typed text means. */

import { emptyObject, isObject, JsonSyntaxError, parse, write } from "./json.js";
import { wordOf } from "./type_words.js";

/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {"name"|"choice"|"word"|"text"|"value"|"map"|"switch"|"constraints"|"uses"} Form */
/** @typedef {{value: Json | undefined} | {fault: Fault}} Read undefined: absent */

/** Where data of a type lies, in a map of one text. @type {Record<string, string>} */
const MAIN_KEYS = { obs: "obs_url", swr: "swr_path" };

/** @param {Entity} entity @param {Form} form @param {string} field @returns {string} what is edited, "" where nothing stands */
export function cellText({ value }, form, field) {
  const found = value[field];
  if (found === undefined || found === null) return "";
  if (form === "map") return mapText(found);
  return typeof found === "string" && (form !== "value" || isTextual(value)) ? found : write(found);
}

/** @param {import("./json.js").JsonObject} parameter @returns {boolean} whether its values are written as plain text */
function isTextual({ type, enum: choices }) {
  const word = typeof type === "string" ? type.toLowerCase() : "";
  return ["", "str", "string"].includes(word) || (word === "enum" && !(Array.isArray(choices) && choices.some((each) => typeof each !== "string")));
}

/** @param {Json} value @returns {string} a map that holds one text is that text */
function mapText(value) {
  const [only, ...others] = isObject(value) ? Object.values(value) : [];
  return typeof only === "string" && others.length === 0 && !only.startsWith("{") ? only : write(value);
}

/** @param {Entity} entity @param {Form} form @param {string} field @param {string} text @returns {Read} what was meant */
export function readCell({ value }, form, field, text) {
  const typed = text.trim();
  if (typed === "") return { value: undefined };
  if (form === "map") return typed.startsWith("{") ? readMap(typed) : { value: mapOf(value, field, typed) };
  if (form === "value" && !isTextual(value)) return readValue(String(value.type ?? "").toLowerCase(), typed);
  return { value: form === "value" || form === "text" ? text : typed };
}

/** @param {import("./json.js").JsonObject} value @param {string} field @param {string} text @returns {Json} */
function mapOf(value, field, text) {
  const before = value[field];
  const [known] = isObject(before) ? Object.keys(before) : [];
  const key = known ?? MAIN_KEYS[String(value.type ?? "").toLowerCase()] ?? "value";
  return Object.assign(emptyObject(), { [key]: text });
}

/** @param {string} text @returns {Read} */
function readMap(text) {
  const read = readJson(text);
  if ("fault" in read || isObject(read.value)) return read;
  return { fault: { code: "cell.map", params: {} } };
}

/** @param {string} type @param {string} text @returns {Read} */
function readValue(type, text) {
  const read = readJson(text);
  if ("fault" in read) return ["int", "float", "bool"].includes(type) ? { fault: { code: `cell.${type}`, params: {} } } : read;
  const word = read.value === undefined ? "" : wordOf(read.value);
  const fits = type === "float" ? word === "float" || word === "int" : !["int", "bool", "list"].includes(type) || word === type;
  return fits ? read : { fault: { code: `cell.${type}`, params: {} } };
}

/** @param {string} text @returns {Read} */
function readJson(text) {
  try {
    return { value: parse(text) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { fault: { code: "cell.json", params: { at: error.offset + 1 } } };
  }
}

/** The page's patterns of names. @type {Partial<Record<import("./draft.js").Kind, RegExp>>} */
const NAMES = {
  parameter: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  requirement: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  storage: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  data: /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
};

/** @param {import("./draft.js").Draft} draft @param {string} id @param {string} name @returns {Fault | null} why it cannot be called that */
export function nameFault(draft, id, name) {
  const { kind, owner } = draft.entity(id);
  if (NAMES[kind]?.test(name) === false) return { code: "name.pattern", params: { name } };
  const taken = NAMES[kind] !== undefined && draft.ids(owner, kind).some((other) => other !== id && draft.name(other) === name);
  return taken ? { code: "name.duplicate", params: { name } } : null;
}
