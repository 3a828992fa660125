/**
 * Lossless JSON: what is read is written again with every number as it was spelt.
 *
 * A number that JavaScript would spell differently (`1.0`, `-0`, `1e22`, 2^53+1) is kept as a
 * `Numeral`; every other value is the ordinary JavaScript one. Objects have no prototype, so that
 * a key `__proto__` is a key like any other.
 */

/** @typedef {null | boolean | number | string | Numeral | JsonArray | JsonObject} Json */
/** @typedef {Json[]} JsonArray */
/** @typedef {{[key: string]: Json}} JsonObject */

/** A number kept as its source text because JavaScript would change it. */
export class Numeral {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    Object.freeze(this);
  }
}

/** Says where a text stops being JSON: `offset` counts UTF-16 units from its start. */
export class JsonSyntaxError extends Error {
  /** @param {number} offset */
  constructor(offset) {
    super(`Not JSON at ${offset}`);
    this.offset = offset;
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
/** @type {Record<string, Json>} */
const WORDS = { true: true, false: false, null: null };

export class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @param {RegExp} pattern @returns {string} the text it matches here, "" if none */
  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return "";
    this.at = pattern.lastIndex;
    return found[0];
  }

  /** @param {string} mark @returns {boolean} whether `mark` stood here and was passed */
  pass(mark) {
    this.take(SPACE);
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  /** @param {string} mark */
  expect(mark) {
    if (!this.pass(mark)) throw new JsonSyntaxError(this.at);
  }

  /** @returns {Json} */
  value() {
    this.take(SPACE);
    const next = this.text[this.at];
    if (next === '"') return this.string();
    if (next === "{") return this.object();
    if (next === "[") return this.array();
    return this.scalar();
  }

  /** @returns {string} */
  string() {
    const source = this.take(STRING);
    if (source === "") throw new JsonSyntaxError(this.at);
    return source.includes("\\") ? JSON.parse(source) : source.slice(1, -1);
  }

  /** @returns {Json} */
  scalar() {
    const word = this.take(WORD);
    if (word !== "") return /** @type {Json} */ (WORDS[word]);
    const source = this.take(NUMBER);
    if (source === "") throw new JsonSyntaxError(this.at);
    return numberOf(source);
  }

  /** @returns {JsonArray} */
  array() {
    /** @type {JsonArray} */
    const items = [];
    this.expect("[");
    if (this.pass("]")) return items;
    do items.push(this.value());
    while (this.pass(","));
    this.expect("]");
    return items;
  }

  /** @returns {JsonObject} */
  object() {
    const found = emptyObject();
    this.expect("{");
    if (this.pass("}")) return found;
    do this.member(found);
    while (this.pass(","));
    this.expect("}");
    return found;
  }

  /** @param {JsonObject} into */
  member(into) {
    this.take(SPACE);
    const key = this.string();
    this.expect(":");
    into[key] = this.value();
  }
}

/** @param {string} source @returns {number | Numeral} */
function numberOf(source) {
  const value = Number(source);
  return String(value) === source ? value : new Numeral(source);
}

/** @returns {JsonObject} an object that has no key, inherited ones included */
export function emptyObject() {
  return Object.create(null);
}

/** Reads JSON text. @param {string} text @returns {Json} @throws {JsonSyntaxError} */
export function parse(text) {
  const reader = new Reader(text);
  const value = reader.value();
  reader.take(SPACE);
  if (reader.at < text.length) throw new JsonSyntaxError(reader.at);
  return value;
}

/** Writes compact JSON text, numbers as they were read. @param {Json} value @returns {string} */
export function write(value) {
  if (value instanceof Numeral) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).map((key) => `${JSON.stringify(key)}:${write(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

/** @param {Json | undefined} value @returns {value is JsonObject} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Numeral);
}

/**
 * Type-exact equality: 1, 1.0 and true differ; the order of keys does not count.
 * @param {Json | undefined} left @param {Json | undefined} right @returns {boolean}
 */
export function same(left, right) {
  if (isNumber(left)) return isNumber(right) && sameNumber(write(left), write(right));
  if (Array.isArray(left)) return Array.isArray(right) && sameItems(left, right);
  if (isObject(left)) return isObject(right) && sameMembers(left, right);
  return left === right;
}

/** @param {JsonArray} left @param {JsonArray} right */
function sameItems(left, right) {
  return left.length === right.length && left.every((item, index) => same(item, right[index]));
}

/** @param {JsonObject} left @param {JsonObject} right */
function sameMembers(left, right) {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}

/** @param {Json | undefined} value @returns {value is number | Numeral} */
function isNumber(value) {
  return typeof value === "number" || value instanceof Numeral;
}

/** @param {string} left @param {string} right source texts: 1 and 1.0 differ, 1.0 and 1.00 do not */
function sameNumber(left, right) {
  if (isFraction(left) !== isFraction(right)) return false;
  return isFraction(left) ? Object.is(Number(left), Number(right)) : BigInt(left) === BigInt(right);
}

/** @param {string} source */
function isFraction(source) {
  return /[.eE]/.test(source);
}
