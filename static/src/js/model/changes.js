/** A change: what one gesture did. It applies whole or not at all. */

import { write } from "./json.js";
import { perform, Refusal } from "./operations.js";
import { cycleFault, duplicateFault } from "./rules.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./operations.js").Fault} Fault */
/**
 * @typedef {object} Change
 * @property {string} id  makes it apply once, however often it is sent
 * @property {string} label
 * @property {number} base_revision
 * @property {Operation[]} operations
 * @property {"undo" | "redo"} [kind]  where it takes back another one of the same person,
 * @property {string} [takes_back]  this one
 */
/**
 * @typedef {{inverse: Operation[], touched: Set<string>, placed: Set<string>, faults: Fault[]}} Applied
 *   `placed`: moved on the canvas only
 */

/** A value that may consume a step's output, however its text is escaped. */
const CONSUMING = /consumptions|\\[u/]/;
const RENAMING = /^(?:\/name)?$/;

/**
 * Applies the operations to the draft; with faults the draft is as it was.
 * @param {Draft} draft @param {readonly Operation[]} operations @returns {Applied}
 */
export function apply(draft, operations) {
  /** @type {Applied} */
  const applied = { inverse: [], touched: new Set(), placed: new Set(), faults: [] };
  try {
    for (const operation of operations) performInto(applied, draft, operation);
    applied.faults = structuralFaults(draft, operations);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    applied.faults = [error.fault];
  }
  return applied.faults.length > 0 ? takenBack(draft, applied) : applied;
}

/** @param {Applied} applied @param {Draft} draft @param {Operation} operation */
function performInto(applied, draft, operation) {
  if (operation.op === "place") applied.placed.add(operation.id);
  else touch(applied.touched, draft, operation);
  applied.inverse.unshift(...perform(draft, operation));
}

/** @param {Draft} draft @param {Applied} applied @returns {Applied} */
function takenBack(draft, { inverse, faults }) {
  for (const operation of inverse) perform(draft, operation);
  return { inverse: [], touched: new Set(), placed: new Set(), faults };
}

/** @param {Set<string>} touched @param {Draft} draft @param {Operation} operation its entity and what shows it */
function touch(touched, draft, operation) {
  if ("from" in operation && "as" in operation) touched.add(operation.from).add(operation.to);
  if (!("id" in operation)) return;
  touched.add(operation.id);
  const owner = operation.op === "add" ? operation.owner : draft.entities.get(operation.id)?.owner;
  const inList = operation.op === "set" && owner === draft.root;
  if (owner !== undefined && !inList) touched.add(owner);
}

/** @param {Draft} draft @param {readonly Operation[]} operations @returns {Fault[]} */
function structuralFaults(draft, operations) {
  const found = operations.filter(isNaming).map((operation) => duplicateFault(draft, operation.id));
  if (operations.some(mayClose)) found.push(cycleFault(draft));
  return found.filter((fault) => fault !== null);
}

/** @param {Operation} operation @returns {operation is import("./operations.js").Add | import("./operations.js").Set_} */
function isNaming(operation) {
  return operation.op === "add" || (operation.op === "set" && RENAMING.test(operation.path));
}

/** @param {Operation} operation whether it can close a cycle: a wire, a name, or a value that consumes */
function mayClose(operation) {
  if (operation.op === "add") return CONSUMING.test(write(operation.value));
  if (operation.op === "set") return RENAMING.test(operation.path) || CONSUMING.test(operation.to ?? "");
  return operation.op === "link";
}
