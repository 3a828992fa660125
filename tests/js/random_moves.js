/** Made-up edits: numbers that become operations of the draft they meet. */

import fc from "fast-check";

import { OWNED } from "../../static/src/js/model/draft.js";
import { write } from "../../static/src/js/model/json.js";
import { pointer, valueAt } from "../../static/src/js/model/pointer.js";

const FIELDS = ["name", "title", "description", "properties", "a/b"];
const ADDED = ["step", "step", "step", "input", "output", "parameter", "data", "note", "subgraph", "constraint"];
const value = fc.oneof(fc.constantFrom("a", "b", "c", true, 1, 0), fc.dictionary(fc.constantFrom("x", "y"), fc.nat(3)), fc.array(fc.nat(2), { maxLength: 2 }));

/** One gesture: up to three operations. */
export const move = fc.array(fc.record({
  what: fc.constantFrom("add", "add", "set", "set", "set", "link", "link", "unlink", "remove", "order", "place"),
  one: fc.nat(40),
  other: fc.nat(40),
  index: fc.nat(4),
  value,
}), { minLength: 1, maxLength: 3 });

/** What a gesture means for this draft; names of new things come from `newId`. */
export function operationsOf(draft, gesture, newId) {
  return gesture.flatMap((part) => MAKE[part.what](draft, part, newId) ?? []);
}

const MAKE = {
  add(draft, { one, other, index, value }, newId) {
    const kind = ADDED[one % ADDED.length];
    const owner = pick([...draft.entities.values()].filter((entity) => OWNED[entity.kind]?.includes(kind)), other);
    if (owner === undefined) return [];
    const id = newId();
    const siblings = draft.ids(owner.id, kind);
    const after = index === 0 ? null : siblings[index % (siblings.length || 1)] ?? null;
    return [{ op: "add", kind, id, owner: owner.id, after, value: { name: `${kind}${other}`, title: value } }];
  },
  set(draft, { one, index, value }) {
    const entity = pick([...draft.entities.values()], one);
    const path = pointer(FIELDS[index]);
    const now = valueAt(entity.value, [FIELDS[index]]);
    const to = index === 0 ? `n${one % 7}` : value;
    return [{ op: "set", id: entity.id, path, from: now === undefined ? null : write(now), to: now !== undefined && index > 2 ? null : write(to) }];
  },
  link: (draft, part) => wire(draft, part, "link"),
  unlink: (draft, part) => wire(draft, part, "unlink"),
  remove(draft, { one }) {
    const found = pick([...draft.entities.keys()].filter((id) => id !== draft.root), one);
    return found === undefined ? [] : [{ op: "remove", id: found }];
  },
  order(draft, { one, other }) {
    const entity = pick([...draft.entities.values()].filter(({ id }) => id !== draft.root), one);
    if (entity === undefined) return [];
    const others = draft.ids(entity.owner, entity.kind).filter((id) => id !== entity.id);
    return [{ op: "order", id: entity.id, after: other % 3 === 0 ? null : pick(others, other) ?? null }];
  },
  place(draft, { one, other, index }) {
    const id = pick([...draft.entities.keys()], one);
    return [{ op: "place", id, x: index === 0 ? null : other, y: index === 0 ? null : one }];
  },
};

function wire(draft, { one, other, index }, op) {
  const [from, to] = [pick(draft.steps, one), pick(draft.steps, other)];
  const as = ["depends", "depends", "then", "else"][index % 4];
  return from === undefined ? [] : [{ op, from, to, as, index }];
}

function pick(list, number) {
  return list[number % (list.length || 1)];
}

/** Ids in a row: the same ones on every run of the same example. */
export function counter(prefix) {
  let count = 0;
  return () => `${prefix}${(count += 1)}`;
}

/** The draft to begin with. */
export const START = {
  root: "root",
  entities: [
    { id: "root", kind: "workflow", owner: "root", value: { name: "w" } },
    { id: "a", kind: "step", owner: "root", value: { name: "a", type: "condition" } },
    { id: "b", kind: "step", owner: "root", value: { name: "b", type: "job" } },
    { id: "b.i", kind: "input", owner: "b", value: { name: "i" } },
    { id: "c", kind: "step", owner: "root", value: { name: "c", type: "job" } },
    { id: "r", kind: "requirement", owner: "root", value: { name: "r", used_steps: ["a", "b"] } },
    { id: "g", kind: "subgraph", owner: "root", value: { name: "g", steps: ["a", "c"] } },
  ],
  links: [{ step: "b", as: "depends", to: ["a"] }, { step: "a", as: "then", to: ["b", "b"] }],
  positions: { a: { x: 1, y: 2 } },
};
