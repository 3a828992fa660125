/** What a reference stands for, once values are known. As `apps/spec/resolution.py`. */

import { isObject } from "./json.js";
import { asksFor, readReference } from "./references.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./references.js").Namespace} Namespace */
/** @typedef {import("./references.js").Reference} Reference */
/** @typedef {{outputs?: ReadonlyMap<string, Json>, executionId?: string}} Bindings `outputs`: what steps made, by "step/output" */

/** @type {Record<Exclude<Namespace, "consumptions">, Kind>} */
export const KINDS = { parameters: "parameter", data: "data", data_requirements: "requirement", storages: "storage" };

/** @param {Draft} draft @param {Reference} reference not a consumption @returns {import("./draft.js").Entity | null} the first of that name */
export function declaredAs(draft, { namespace, name }) {
  if (namespace === "consumptions") return null;
  return draft.owned(draft.root, KINDS[namespace]).find((entity) => entity.value.name === name) ?? null;
}

/** @param {Draft} draft @param {Reference} reference @param {Bindings} [bindings] @returns {Json | undefined} undefined: no value (yet) */
export function valueOf(draft, reference, bindings = {}) {
  return valueIn(declaredAs(draft, reference), reference, bindings);
}

/**
 * @param {import("./draft.js").Entity | null} found what it points at, where that is declared
 * @param {Reference} reference @param {Bindings} [bindings] @returns {Json | undefined}
 */
export function valueIn(found, reference, bindings = {}) {
  if (reference.namespace === "consumptions") return consumed(reference, bindings);
  if (found === null) return undefined;
  if (reference.namespace === "storages") return stored(found.value.path, reference, bindings);
  const { value, default: preset } = found.value;
  return value ?? (found.kind === "parameter" ? preset : undefined) ?? undefined;
}

/** @param {Draft} draft @param {string} text @param {Bindings} [bindings] @returns {Json | undefined} */
export function valueOfText(draft, text, bindings) {
  const reference = readReference(text);
  return reference === null ? undefined : valueOf(draft, reference, bindings);
}

/** @param {Reference} reference @param {Bindings} bindings @returns {Json | undefined} */
function consumed({ name, rest: [output, ...fields] }, { outputs }) {
  return fields.reduce(fieldOf, outputs?.get(`${name}/${output}`));
}

/** @param {Json | undefined} value @param {string} field @returns {Json | undefined} */
function fieldOf(value, field) {
  return isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

/** @param {Json | undefined} root @param {Reference} reference @param {Bindings} bindings @returns {string | undefined} */
function stored(root, reference, { executionId = "" }) {
  if (typeof root !== "string") return undefined;
  const below = asksFor(reference, "with_execution_id") ? [executionId] : [];
  if (reference.rest.length > 0) below.push(reference.rest.join("/"));
  return below.length > 0 ? [root.replace(/\/+$/, ""), ...below].join("/") : root;
}
