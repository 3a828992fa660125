/** The wires of a draft: which ports they join, and which are left undrawn because another says it. */

import { LINKS } from "../model/draft.js";
import { readReference } from "../model/references.js";
import { AFTER, BEFORE } from "./geometry.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/declared.js").Declared} Declared */
/** @typedef {import("../model/draft.js").LinkAs} LinkAs */
/** @typedef {{id: string, from: string, to: string, as: LinkAs | "data", start: string, end: string}} Wire steps and their ports */

/**
 * Every wire to be drawn: a dependency that a branch or a data wire implies is not drawn twice.
 * @param {Draft} draft @param {Declared} declared @returns {Wire[]}
 */
export function wiresOf(draft, declared) {
  const data = draft.steps.flatMap((step) => dataWires(draft, step, declared));
  const branches = draft.steps.flatMap((step) => branchWires(draft, step));
  const said = new Set([...data, ...branches].map(({ from, to }) => `${from} ${to}`));
  const order = draft.steps.flatMap((step) => orderWires(draft, step));
  return unique([...order.filter(({ from, to }) => !said.has(`${from} ${to}`)), ...branches, ...data]);
}

/** @param {Wire[]} wires @returns {Wire[]} a list may name a step twice; its wire is one */
function unique(wires) {
  return [...new Map(wires.map((wire) => [wire.id, wire])).values()];
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
