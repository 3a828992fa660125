/**
 * Reads the text of a specification: its document, where each part of it stands, and every reason
 * why the server would not take it. As `apps/spec/text.py` and `apps/spec/parse.py`.
 */

import { JsonSyntaxError, Numeral, Reader } from "./json.js";
import { structureFaults } from "./structure_faults.js";
import { typeFaults } from "./type_faults.js";

/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {import("./type_faults.js").Path} Path */
/** @typedef {Fault & {from: number, to: number}} TextFault a fault and the part of the text that has it */
/** @typedef {Map<string | number, [number, number]>} Spans where the members or items of a container stand */
/** @typedef {{document: JsonObject | null, faults: TextFault[], spans: WeakMap<object, Spans>}} Reading `document` is null where it cannot become a draft */

const MAX_DEPTH = 64;
const MAX_FAULTS = 100;
const SPACE = /[ \t\n\r]*/y;
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Reads strictly, and remembers where everything stood. */
class SpecReader extends Reader {
  /** @param {string} text */
  constructor(text) {
    super(text);
    this.depth = 0;
    /** @type {WeakMap<object, Spans>} */
    this.spans = new WeakMap();
    /** @type {TextFault[]} */
    this.faults = [];
  }

  /** @param {string} code @param {Record<string, unknown>} params @param {number} from @param {number} [to] */
  fault(code, params, from, to = this.at) {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ code, params, from, to });
  }

  /** @override @returns {string} */
  string() {
    const from = this.at;
    const found = super.string();
    if (UNSTORABLE.test(found)) this.fault(found.includes("\u0000") ? "json.nul" : "json.lone_surrogate", {}, from);
    return found;
  }

  /** @override @returns {Json} */
  scalar() {
    const from = this.at;
    const found = super.scalar();
    if (typeof found === "number" || found instanceof Numeral) this.checkRange(this.text.slice(from, this.at), from);
    return found;
  }

  /** @param {string} source @param {number} from */
  checkRange(source, from) {
    const whole = !/[.eE]/.test(source);
    if (whole && (source.length > 20 || BigInt(source) > 2n ** 64n - 1n || BigInt(source) < -(2n ** 63n))) this.fault("json.integer_range", {}, from);
    if (!whole && !Number.isFinite(Number(source))) this.fault("json.number_range", { number: source }, from);
  }

  /** @override @returns {import("./json.js").JsonArray} */
  array() {
    /** @type {import("./json.js").JsonArray} */
    const items = [];
    const spans = this.opened(items, "[");
    if (!this.pass("]")) {
      do items.push(this.spanned(spans, items.length));
      while (this.pass(","));
      this.expect("]");
    }
    this.depth -= 1;
    return items;
  }

  /** @override @returns {JsonObject} */
  object() {
    const found = Object.create(null);
    const spans = this.opened(found, "{");
    if (!this.pass("}")) {
      do this.keyed(found, spans);
      while (this.pass(","));
      this.expect("}");
    }
    this.depth -= 1;
    return found;
  }

  /** @param {object} container @param {string} mark @returns {Spans} */
  opened(container, mark) {
    this.expect(mark);
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new TooDeep(this.at - 1);
    /** @type {Spans} */
    const spans = new Map();
    this.spans.set(container, spans);
    return spans;
  }

  /** @param {Spans} spans @param {string | number} key @param {number} [from] where its key begins @returns {Json} */
  spanned(spans, key, from) {
    this.take(SPACE);
    const start = from ?? this.at;
    const value = this.value();
    spans.set(key, [start, this.at]);
    return value;
  }

  /** @param {JsonObject} found @param {Spans} spans */
  keyed(found, spans) {
    this.take(SPACE);
    const from = this.at;
    const key = this.string();
    if (Object.hasOwn(found, key)) this.fault("json.duplicate_key", { key }, from);
    this.expect(":");
    found[key] = this.spanned(spans, key, from);
  }
}

/** More levels than a specification may have. */
class TooDeep extends JsonSyntaxError {}

/** Any JSON with the places of its parts. @param {string} text @returns {{value: Json, spans: WeakMap<object, Spans>} | null} null: no JSON */
export function readPlaced(text) {
  const reader = new SpecReader(text);
  try {
    return { value: whole(reader), spans: reader.spans };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return null;
    throw error;
  }
}

/** @param {SpecReader} reader @returns {Json} */
function whole(reader) {
  const value = reader.value();
  reader.take(SPACE);
  if (reader.at < reader.text.length) throw new JsonSyntaxError(reader.at);
  return value;
}

/** @param {string} text @returns {Reading} of a whole specification */
export function readSpec(text) {
  return read(text, "Workflow");
}

/** @param {string} text @param {string} object which of the page's objects it is @returns {Reading} of one listed thing; only its types are looked at */
export function readThing(text, object) {
  return read(text, object);
}

/** @param {string} text @param {string} object @returns {Reading} */
function read(text, object) {
  const reader = new SpecReader(text);
  try {
    return judged(reader, whole(reader), object);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const code = error instanceof TooDeep ? "json.too_deep" : "json.syntax";
    const from = Math.min(error.offset, text.length);
    return { document: null, faults: [{ code, params: { limit: MAX_DEPTH }, from, to: from }], spans: reader.spans };
  }
}

/** @param {SpecReader} reader @param {Json} value @param {string} object @returns {Reading} */
function judged(reader, value, object) {
  const { faults, spans } = reader;
  const report = (/** @type {Iterable<import("./type_faults.js").PathFault>} */ found) => {
    for (const { code, params, path } of found) {
      const [from, to] = spanOf(spans, value, path) ?? [0, 0];
      if (faults.length < MAX_FAULTS) faults.push({ code, params, from, to });
    }
  };
  report(typeFaults(value, "object", object, []));
  if (faults.length === 0 && object === "Workflow") report(structureFaults(/** @type {JsonObject} */ (value)));
  return { document: faults.length === 0 ? /** @type {JsonObject} */ (value) : null, faults, spans };
}

/**
 * Where a path leads; the nearest thing around it where it is not there.
 * @param {WeakMap<object, Spans>} spans @param {Json} value @param {Path} path @returns {[number, number] | null}
 */
export function spanOf(spans, value, path) {
  /** @type {Json | undefined} */
  let holder = value;
  /** @type {[number, number] | null} */
  let found = null;
  for (const key of path) {
    const span = typeof holder === "object" && holder !== null ? spans.get(holder)?.get(key) : undefined;
    if (span === undefined) return found;
    found = span;
    holder = /** @type {any} */ (holder)[key];
  }
  return found;
}
