/** A step taken in between two others: the wire that joined them runs through it. */

import { connect, disconnect } from "../gestures.js";
import { producersOf } from "../graph.js";
import { bindOutput, fitsType } from "./data.js";
import { inOrder } from "./in_order.js";

/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../draft.js").LinkAs} LinkAs */
/** @typedef {import("../operations.js").Operation} Operation */
/** @typedef {{from: string, to: string, as: LinkAs | "data", start: string, end: string}} Wire as it is drawn, with its ports */

/** @param {Draft} draft @param {string} step @returns {boolean} whether no wire leads to it or away */
export function isUnconnected(draft, step) {
  for (const [key, members] of draft.links) {
    if (members.length > 0 && (key.startsWith(`${step} `) || members.includes(step))) return false;
  }
  const name = draft.name(step);
  return producersOf(draft, step).length === 0 && !draft.steps.some((other) => producersOf(draft, other).includes(name));
}

/**
 * Data runs through the step where it has an input and an output that fit, else it stays and the
 * step is taken into the order.
 * @param {Draft} draft @param {Wire} wire @param {string} step an unconnected one @returns {Operation[]}
 */
export function insertOnWire(draft, wire, step) {
  if (wire.as !== "data") return between(draft, { ...wire, as: wire.as }, step);
  const through = portsFor(draft, wire, step);
  if (through === null) {
    return [...connect(draft, { from: wire.from, to: step, as: "depends" }), ...connect(draft, { from: step, to: wire.to, as: "depends" })];
  }
  return inOrder(draft,
    (now) => disconnect(now, wire),
    (now) => bindOutput(now, idOf(wire.start), through.input),
    (now) => bindOutput(now, through.output, idOf(wire.end)));
}

/** @param {string} port */
function idOf(port) {
  return port.slice(port.indexOf(":") + 1);
}

/** @param {Draft} draft @param {Wire} wire @param {string} step @returns {{input: string, output: string} | null} */
function portsFor(draft, { start, end }, step) {
  const gives = draft.entity(idOf(start)).value.type;
  const takes = draft.entity(idOf(end)).value.type;
  const input = draft.owned(step, "input").find(({ value }) => fitsType(value.type, gives));
  const output = draft.owned(step, "output").find(({ value }) => fitsType(takes, value.type));
  return input && output ? { input: input.id, output: output.id } : null;
}

/** @param {Draft} draft @param {{from: string, to: string, as: LinkAs}} wire @param {string} step @returns {Operation[]} */
function between(draft, { from, to, as }, step) {
  /** @type {Operation[]} */
  const operations = [];
  if (as !== "depends") operations.push(...swapped(draft.linked(from, as).indexOf(to), { from, to, as }, { from, to: step, as }));
  const waits = draft.linked(to, "depends");
  const index = as === "depends" || !otherBranch(draft, from, to, as) ? waits.indexOf(from) : -1;
  if (index >= 0) operations.push(...swapped(index, { from, to, as: "depends" }, { from: step, to, as: "depends" }));
  else operations.push({ op: "link", from: step, to, as: "depends", index: waits.length });
  return [...operations, ...connect(draft, { from, to: step, as: "depends" })];
}

/** @param {Draft} draft @param {string} from @param {string} to @param {LinkAs} as */
function otherBranch(draft, from, to, as) {
  return draft.linked(from, as === "then" ? "else" : "then").includes(to);
}

/** @typedef {{from: string, to: string, as: LinkAs}} Ends */
/** @param {number} index its place in the list @param {Ends} old @param {Ends} wanted @returns {Operation[]} */
function swapped(index, old, wanted) {
  return [{ op: "unlink", ...old, index }, { op: "link", ...wanted, index }];
}
