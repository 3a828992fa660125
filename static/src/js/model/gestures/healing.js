/** Removing steps without leaving a gap: what ran before them leads to what ran after them. */

import { LINKS } from "../draft.js";
import { reach, successorsOf } from "../graph.js";

/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../draft.js").LinkAs} LinkAs */
/** @typedef {import("../operations.js").Operation} Operation */
/** @typedef {import("../rules.js").Wire} Wire */

/**
 * The wires that close the gap. There are none where several steps come before and several after:
 * which of them belong together only a person knows.
 * @param {Draft} draft @param {ReadonlySet<string>} gone steps about to be removed @returns {Wire[]}
 */
export function healed(draft, gone) {
  const wires = orderOf(draft);
  const after = successorsOf(draft);
  for (const [id, targets] of after) {
    if (gone.has(id)) after.set(id, new Set());
    else for (const each of gone) targets.delete(each);
  }
  return partsOf(wires, gone).flatMap((part) => across(wires, part, after));
}

/** @param {Draft} draft @returns {Wire[]} every pair of steps in order, a branch before the dependency it implies */
function orderOf(draft) {
  /** @type {Map<string, Wire>} */
  const found = new Map();
  for (const as of LINKS) {
    for (const step of draft.steps) {
      for (const other of draft.linked(step, as)) {
        const [from, to] = as === "depends" ? [other, step] : [step, other];
        found.set(`${from} ${to}`, { from, to, as });
      }
    }
  }
  return [...found.values()];
}

/** @param {Wire[]} wires @param {ReadonlySet<string>} gone @returns {Set<string>[]} the removed steps, joined ones together */
function partsOf(wires, gone) {
  /** @type {Map<string, string[]>} */
  const joined = new Map([...gone].map((id) => [id, []]));
  for (const { from, to } of wires) {
    if (!gone.has(from) || !gone.has(to)) continue;
    joined.get(from)?.push(to);
    joined.get(to)?.push(from);
  }
  /** @type {Set<string>[]} */
  const parts = [];
  for (const id of gone) {
    if (parts.some((part) => part.has(id))) continue;
    const part = new Set([id]);
    for (const each of part) for (const next of joined.get(each) ?? []) part.add(next);
    parts.push(part);
  }
  return parts;
}

/** @param {Wire[]} wires @param {Set<string>} part @param {Map<string, Set<string>>} after what is left of the order @returns {Wire[]} */
function across(wires, part, after) {
  const into = wires.filter(({ from, to }) => !part.has(from) && part.has(to));
  const out = [...new Set(wires.filter(({ from, to }) => part.has(from) && !part.has(to)).map(({ to }) => to))];
  const sources = new Map(into.map((wire) => [wire.from, wire.as]));
  if (sources.size > 1 && out.length > 1) return [];
  return [...sources].flatMap(([from, as]) => {
    const later = reach(after, from);
    return out.filter((to) => !later.has(to)).map((to) => ({ from, to, as }));
  });
}

/**
 * Draws a wire of `healed` where the removed steps stood in the lists.
 * @param {Draft} draft @param {Wire} wire @param {ReadonlySet<string>} gone @returns {Operation[]}
 */
export function bridge(draft, { from, to, as }, gone) {
  const placed = (/** @type {readonly string[]} */ list) => {
    const index = list.findIndex((id) => gone.has(id));
    return index < 0 ? list.length : index;
  };
  /** @type {Operation[]} */
  const operations = [];
  if (as !== "depends") operations.push({ op: "link", from, to, as, index: placed(draft.linked(from, as)) });
  if (!draft.linked(to, "depends").includes(from)) {
    operations.push({ op: "link", from, to, as: "depends", index: placed(draft.linked(to, "depends")) });
  }
  return operations;
}
