/** What no draft may have: steps without names, names twice, links to nothing, loops. As `apps/spec/invariants.py`. */

import { draftOf } from "./splitting.js";
import { findCycle, successorsOf } from "./graph.js";
import { LINK_FIELDS } from "./lists.js";
import { UNIQUE } from "./rules.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./type_faults.js").Path} Path */
/** @typedef {import("./type_faults.js").PathFault} PathFault */

const MAX_STEPS = 10_000;

/** What no draft may have. @param {JsonObject} document @returns {Generator<PathFault>} */
export function* structureFaults(document) {
  const steps = /** @type {JsonObject[]} */ (document.steps ?? []);
  if (steps.length > MAX_STEPS) yield { code: "limit.steps", params: { limit: MAX_STEPS, found: steps.length }, path: ["steps"] };
  const before = yield* anyFault([...namelessSteps(steps), ...repeatedNames(document), ...looseLinks(steps)]);
  if (!before) yield* loops(document, steps);
}

/**
 * What one thing may not have beside the others of its draft.
 * @param {Draft} draft @param {string} id @param {JsonObject} thing its part of the document @param {ReadonlyMap<string, string>} steps ids by name
 * @returns {Generator<PathFault>}
 */
export function* thingFaults(draft, id, thing, steps) {
  const { kind, owner } = draft.entity(id);
  const name = thing.name ?? null;
  const twin = UNIQUE.includes(kind) && draft.owned(owner, kind).some((other) => other.id !== id && (other.value.name ?? null) === name);
  if (twin) yield { code: "name.duplicate", params: { name }, path: ["name"] };
  if (kind !== "step") return;
  if (name === null) yield { code: "field.required", params: { field: "name" }, path: ["name"] };
  for (const key of ["inputs", "outputs"]) yield* repeated(thing[key], [key]);
  yield* looseLinksOf(thing, steps, []);
}

/** @param {PathFault[]} faults @returns {Generator<PathFault, boolean>} whether there were any */
function* anyFault(faults) {
  yield* faults;
  return faults.length > 0;
}

/** @param {JsonObject[]} steps @returns {Generator<PathFault>} */
function* namelessSteps(steps) {
  for (const [index, step] of steps.entries()) {
    if ((step.name ?? null) === null) yield { code: "field.required", params: { field: "name" }, path: ["steps", index] };
  }
}

/** @param {JsonObject} document @returns {Generator<PathFault>} */
function* repeatedNames(document) {
  for (const key of ["steps", "data_requirements", "data", "parameters", "storages"]) yield* repeated(document[key], [key]);
  for (const [index, step] of /** @type {JsonObject[]} */ (document.steps ?? []).entries()) {
    for (const key of ["inputs", "outputs"]) yield* repeated(step[key], ["steps", index, key]);
  }
}

/** @param {Json | undefined} items @param {Path} path @returns {Generator<PathFault>} */
function* repeated(items, path) {
  const seen = new Set();
  for (const [index, item] of /** @type {JsonObject[]} */ (items ?? []).entries()) {
    const name = item.name ?? null;
    if (seen.has(name)) yield { code: "name.duplicate", params: { name }, path: [...path, index, "name"] };
    seen.add(name);
  }
}

/** @param {JsonObject[]} steps @returns {Generator<PathFault>} */
function* looseLinks(steps) {
  const names = new Set(steps.map(({ name }) => String(name)));
  for (const [index, step] of steps.entries()) yield* looseLinksOf(step, names, ["steps", index]);
}

/** @param {JsonObject} step @param {{has(name: string): boolean}} names @param {Path} path @returns {Generator<PathFault>} */
function* looseLinksOf(step, names, path) {
  for (const [, field] of LINK_FIELDS) {
    for (const [at, name] of /** @type {string[]} */ (step[field] ?? []).entries()) {
      if (!names.has(name)) yield { code: "graph.unknown_dependency", params: { name }, path: [...path, field, at] };
    }
  }
}

/** @param {JsonObject} document @param {JsonObject[]} steps @returns {Generator<PathFault>} */
function* loops(document, steps) {
  let made = 0;
  const draft = draftOf(document, "root", () => String((made += 1)));
  const cycle = findCycle(successorsOf(draft));
  if (cycle === null) return;
  const names = cycle.map((id) => draft.name(id));
  yield { code: "graph.cycle", params: { steps: names }, path: ["steps", steps.findIndex(({ name }) => name === names[0])] };
}
