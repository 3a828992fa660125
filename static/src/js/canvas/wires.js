/** The wires of a draft: which ports they join, and which are left undrawn because another says it. */

import { LINKS } from "../model/draft.js";
import { readReference } from "../model/references.js";
import { AFTER, BEFORE } from "./geometry.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/declared.js").Declared} Declared */
/** @typedef {import("../model/draft.js").LinkAs} LinkAs */
/** @typedef {{id: string, from: string, to: string, as: LinkAs | "data", start: string, end: string}} Wire steps and their ports */

/**
 * The wires that a step's own lists and inputs say. A dependency that a branch or a data wire implies
 * is not drawn twice.
 * @param {Draft} draft @param {string} step @param {Declared} declared @returns {Map<string, Wire>} by id
 */
export function wiresOf(draft, step, declared) {
  const data = dataWires(draft, step, declared);
  const said = new Set(data.map(({ from }) => from));
  const order = orderWires(draft, step).filter(({ from }) => !said.has(from) && !isBranch(draft, from, step));
  return new Map([...order, ...branchWires(draft, step), ...data].map((wire) => [wire.id, wire]));
}

/** @param {Draft} draft @param {string} from @param {string} to */
function isBranch(draft, from, to) {
  return LINKS.slice(1).some((as) => draft.linked(from, as).includes(to));
}

/** @param {Draft} draft @param {string} step @returns {Wire[]} */
function orderWires(draft, step) {
  return draft.linked(step, "depends").map((from) => wire(from, step, "depends", AFTER, BEFORE));
}

/** @param {Draft} draft @param {string} step @returns {Wire[]} */
function branchWires(draft, step) {
  return LINKS.slice(1).flatMap((as) => draft.linked(step, as).map((to) => wire(step, to, as, as, BEFORE)));
}

/** @param {Draft} draft @param {string} step @param {Declared} declared @returns {Wire[]} inputs that consume an output */
function dataWires(draft, step, declared) {
  return draft.owned(step, "input").flatMap(({ id, value }) => {
    const reference = readReference(value.data);
    const source = reference?.namespace === "consumptions" ? declared.output(reference) : null;
    return source === null ? [] : [wire(source.step, step, "data", `out:${source.output}`, `in:${id}`)];
  });
}

/** @param {string} from @param {string} to @param {Wire["as"]} as @param {string} start @param {string} end @returns {Wire} */
function wire(from, to, as, start, end) {
  return { id: `${from} ${start} ${to} ${end}`, from, to, as, start, end };
}
