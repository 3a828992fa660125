/** What a card says about its step: read from the draft, without a word of markup. */

import { isObject, write } from "../model/json.js";
import { valueAt } from "../model/pointer.js";
import { readReference, referencesIn } from "../model/references.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/json.js").Json} Json */
/** @typedef {import("../model/references.js").Reference} Reference */
/** @typedef {import("../model/declared.js").Declared} Declared */
/** @typedef {{reference: Reference | null, broken: boolean, text: string}} Shown a pill, or plain JSON text */
/** @typedef {{port: string, side: "in" | "out", name: string, type: string, shown: Shown | null}} Row */
/** @typedef {{left: Shown, operator: string, right: Shown}} Test */
/** @typedef {{shown: Shown | null, nodes: string, policy: string}} Footer */
/**
 * @typedef {{id: string, type: string, name: string, title: string, rows: Row[], tests: Test[],
 *   branches: boolean, footer: Footer | null}} Facts
 */

/** @param {Draft} draft @param {string} id @param {Declared} declared @returns {Facts} */
export function factsOf(draft, id, declared) {
  const { value } = draft.entity(id);
  const type = String(value.type ?? "");
  return {
    id,
    type,
    name: draft.name(id),
    title: typeof value.title === "string" ? value.title : "",
    rows: [...rowsOf(draft, id, "in", declared), ...rowsOf(draft, id, "out", declared)],
    tests: draft.owned(id, "condition").map((condition) => testOf(condition.value, declared)),
    branches: type === "condition",
    footer: footerOf(value.properties, declared),
  };
}

/** @param {Draft} draft @param {string} step @param {"in" | "out"} side @param {Declared} declared @returns {Row[]} */
function rowsOf(draft, step, side, declared) {
  return draft.owned(step, side === "in" ? "input" : "output").map(({ id, value }) => ({
    port: `${side}:${id}`,
    side,
    name: draft.name(id),
    type: String(value.type ?? ""),
    shown: side === "in" ? boundTo(value.data ?? value.value, declared) : null,
  }));
}

/** @param {Json | undefined} value @param {Declared} declared @returns {Shown | null} only a reference fits on a row */
function boundTo(value, declared) {
  return readReference(value) === null ? null : shownAs(value, declared);
}

/** @param {import("../model/json.js").JsonObject} value @param {Declared} declared @returns {Test} */
function testOf({ left, type, right }, declared) {
  return { left: shownAs(left, declared), operator: String(type ?? ""), right: shownAs(right, declared) };
}

/** @param {Json | undefined} value @param {Declared} declared @returns {Shown} */
function shownAs(value, declared) {
  const reference = readReference(value);
  return {
    reference,
    broken: reference !== null && !declared.has(reference),
    text: reference?.text ?? (value === undefined ? "" : write(value)),
  };
}

/** @param {Json | undefined} properties @param {Declared} declared @returns {Footer | null} the first reference and the size of a job */
function footerOf(properties, declared) {
  if (!isObject(properties)) return null;
  const resource = valueAt(properties, ["spec", "resource"]);
  const reference = referencesIn(valueAt(resource, ["flavor_id"]) ?? properties).next().value ?? null;
  const footer = {
    shown: reference && shownAs(reference.text, declared),
    nodes: plain(valueAt(resource, ["node_count"])),
    policy: plain(valueAt(resource, ["policy"])),
  };
  return footer.shown === null && footer.nodes === "" ? null : footer;
}

/** @param {Json | undefined} value @returns {string} short text of a plain value, "" of anything else */
function plain(value) {
  if (typeof value === "string") return readReference(value) === null ? value : "";
  return value === undefined || value === null || isObject(value) || Array.isArray(value) ? "" : write(value);
}
