/** One step, parameter, … as somebody has typed it anew: what is wrong with it, or the operations it takes. */

import { apply } from "./changes.js";
import { difference, matchedThing } from "./diff.js";
import { draftOfThing } from "./splitting.js";
import { Draft, LINKS, withOwned } from "./draft.js";
import { stepsByName } from "./graph.js";
import { OBJECT_OF } from "./lists.js";
import { renameOperations } from "./rename.js";
import { readThing, spanOf } from "./spec_reader.js";
import { thingFaults } from "./structure_faults.js";

/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./spec_reader.js").TextFault} TextFault */
/** @typedef {{faults: TextFault[], operations: Operation[]}} Edit */

/**
 * A name that differs is a rename: every reference and list that spells it follows.
 * @param {Draft} draft @param {string} id @param {string} text @param {() => string} newId @returns {Edit} places count from the start of the text
 */
export function editOf(draft, id, text, newId) {
  const { kind, owner } = draft.entity(id);
  const { document, faults, spans } = readThing(text, OBJECT_OF[/** @type {"step"} */ (kind)]);
  if (document === null) return { faults, operations: [] };
  const steps = new Map(stepsByName(draft));
  const name = typeof document.name === "string" ? document.name : "";
  if (kind === "step") steps.set(name, id);
  const found = [...thingFaults(draft, id, document, steps)];
  if (found.length > 0) return { faults: found.map((fault) => placed(fault, spanOf(spans, document, fault.path))), operations: [] };
  const fresh = draftOfThing(draft, { id, kind, owner, value: document }, steps, newId);
  const operations = difference(sliceOf(draft, id), matchedThing(draft, fresh, id));
  return checked(draft, renaming(draft, id, name, operations));
}

/** @param {{code: string, params: Record<string, unknown>}} fault @param {[number, number] | null} span @returns {TextFault} */
function placed({ code, params }, span) {
  const [from, to] = span ?? [0, 0];
  return { code, params, from, to };
}

/** @param {Draft} draft @param {string} id @returns {Draft} the workflow with that thing alone */
function sliceOf(draft, id) {
  const slice = new Draft(draft.root);
  slice.entities.set(draft.root, draft.entity(draft.root));
  for (const each of withOwned(draft, id)) {
    const entity = draft.entity(each);
    slice.entities.set(each, entity);
    slice.list(entity.owner, entity.kind).push(each);
  }
  for (const as of LINKS) if (draft.linked(id, as).length > 0) slice.linkList(id, as).push(...draft.linked(id, as));
  return slice;
}

/** @param {Draft} draft @param {string} id @param {string} name @param {Operation[]} operations @returns {Operation[]} */
function renaming(draft, id, name, operations) {
  const old = draft.name(id);
  if (name === old || name === "" || old === "") return operations;
  return [...renameOperations(draft, id, name), ...operations.filter((each) => each.op !== "set" || each.id !== id || each.path !== "/name")];
}

/** Tries them: a loop shows only in the whole. @param {Draft} draft @param {Operation[]} operations @returns {Edit} */
function checked(draft, operations) {
  const { faults, inverse } = apply(draft, operations);
  if (faults.length === 0) apply(draft, inverse);
  return { faults: faults.map((fault) => ({ ...fault, from: 0, to: 0 })), operations: faults.length === 0 ? operations : [] };
}
