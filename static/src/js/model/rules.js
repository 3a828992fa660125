/** What may be connected with what, and the faults that refuse a change outright. */

import { findCycle, reach, reversed, successorsOf } from "./graph.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {{from: string, to: string, as: LinkAs}} Wire from step, to step */

/** Kinds whose names must differ under one owner. @type {Kind[]} */
export const UNIQUE = ["step", "input", "output", "data", "parameter", "requirement", "storage"];

/**
 * Answers "may this wire be drawn" for every possible other end of one gesture, in constant time
 * after one walk through the graph.
 */
export class LinkRules {
  /** @param {Draft} draft */
  constructor(draft) {
    this.draft = draft;
    this.predecessors = reversed(successorsOf(draft));
    /** @type {Map<string, Set<string>>} */
    this.reached = new Map();
  }

  /** @param {Wire} wire @returns {Fault | null} null: it may */
  refusal({ from, to, as }) {
    const params = { from: this.draft.name(from), to: this.draft.name(to) };
    if (from === to) return { code: "link.self", params };
    if (as !== "depends" && typeOf(this.draft, from) !== "condition") return { code: "link.branch", params };
    if (this.has({ from, to, as })) return { code: "link.duplicate", params };
    return this.loop({ from, to });
  }

  /** @param {{from: string, to: string}} wire @returns {Fault | null} it would close a loop through the step that comes before already */
  loop({ from, to }) {
    return this.before(from).has(to) ? { code: "link.loop", params: { through: this.draft.name(to) } } : null;
  }

  /** @param {Wire} wire */
  has({ from, to, as }) {
    const { draft } = this;
    return as === "depends" ? draft.linked(to, as).includes(from) : draft.linked(from, as).includes(to);
  }

  /** @param {string} step @returns {Set<string>} every step before it, itself too */
  before(step) {
    const known = this.reached.get(step);
    if (known !== undefined) return known;
    const found = reach(this.predecessors, step);
    this.reached.set(step, found);
    return found;
  }
}

/** @param {Draft} draft @param {string} step */
export function typeOf(draft, step) {
  return String(draft.entity(step).value.type ?? "");
}

/** @param {Draft} draft @returns {Fault | null} a cycle, named by the steps along it */
export function cycleFault(draft) {
  const cycle = findCycle(successorsOf(draft));
  return cycle && { code: "graph.cycle", params: { steps: cycle.map((id) => draft.name(id)) } };
}

/** @param {Draft} draft @param {string} id @returns {Fault | null} another of its kind and owner has its name */
export function duplicateFault(draft, id) {
  const entity = draft.entities.get(id);
  if (entity === undefined || !UNIQUE.includes(entity.kind)) return null;
  const name = draft.name(id);
  const twin = draft.ids(entity.owner, entity.kind).some((other) => other !== id && draft.name(other) === name);
  return twin ? { code: "name.duplicate", params: { name } } : null;
}
