import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { draftJson } from "../../static/src/js/model/draft.js";
import { draftOf } from "./drafts.js";

const link = (from, to, as = "depends", index = 9) => ({ op: "link", from, to, as, index });
const codes = ({ faults }) => faults.map(({ code }) => code);

test("a step added after another stands behind it and comes with an inverse", () => {
  const draft = draftOf({ a: {}, b: {} });
  const { inverse } = apply(draft, [{ op: "add", kind: "step", id: "c", owner: "root", after: "a", value: { name: "c" } }]);
  assert.deepEqual(draft.steps, ["a", "c", "b"]);
  assert.deepEqual(inverse, [{ op: "remove", id: "c" }]);
});

test("a removed step comes back with all it owned, its wires, its place and its position", () => {
  const draft = draftOf({ a: {}, b: { type: "condition", after: ["a", "a"], then: ["c"], inputs: [{ name: "i" }] }, c: { after: ["b"] } });
  draft.positions.set("b", { x: 10, y: 20 });
  const before = draftJson(draft);
  const { inverse } = apply(draft, [{ op: "remove", id: "b" }]);
  assert.equal(draft.entities.has("b.i"), false);
  assert.deepEqual(draft.linked("c", "depends"), []);
  apply(draft, inverse);
  assert.deepEqual(draftJson(draft), before);
});

test("setting what somebody else changed is a conflict that names both values", () => {
  const draft = draftOf({ a: {} });
  const { faults } = apply(draft, [{ op: "set", id: "a", path: "/name", from: '"old"', to: '"new"' }]);
  assert.deepEqual(faults, [{ code: "change.conflict", params: { id: "a", path: "/name", from: '"old"', to: '"new"', current: '"a"' } }]);
});

test("setting what is there already changes nothing", () => {
  const draft = draftOf({ a: {} });
  assert.deepEqual(apply(draft, [{ op: "set", id: "a", path: "/name", from: '"old"', to: '"a"' }]).inverse, []);
});

test("absent is a value of its own", () => {
  const draft = draftOf({ a: {} });
  const { inverse } = apply(draft, [{ op: "set", id: "a", path: "/title", from: null, to: '"T"' }]);
  assert.equal(draft.entity("a").value.title, "T");
  apply(draft, inverse);
  assert.equal("title" in draft.entity("a").value, false);
});

test("a change that would close a loop is refused whole", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] }, c: { after: ["b"] } });
  const before = draftJson(draft);
  const { faults, touched } = apply(draft, [{ op: "place", id: "a", x: 1, y: 1 }, link("c", "a")]);
  assert.equal(faults[0].code, "graph.cycle");
  assert.deepEqual(new Set(faults[0].params.steps), new Set(["a", "b", "c"]));
  assert.equal(touched.size, 0);
  assert.deepEqual(draftJson(draft), before);
});

test("a loop through a consumption counts", () => {
  const draft = draftOf({ a: {}, b: { inputs: [{ name: "i", data: "$ref/consumptions/a/out" }] } });
  assert.deepEqual(codes(apply(draft, [link("b", "a")])), ["graph.cycle"]);
});

test("two steps of one name are refused", () => {
  const draft = draftOf({ a: {}, b: {} });
  assert.deepEqual(codes(apply(draft, [{ op: "set", id: "a", path: "/name", from: '"a"', to: '"b"' }])), ["name.duplicate"]);
});

test("a link is written to the list its kind lives in", () => {
  const draft = draftOf({ a: { type: "condition" }, b: {} });
  apply(draft, [link("a", "b"), link("a", "b", "then")]);
  assert.deepEqual(draft.linked("b", "depends"), ["a"]);
  assert.deepEqual(draft.linked("a", "then"), ["b"]);
});

test("undoing a row of changes in reverse gives the start", () => {
  const draft = draftOf({ a: { type: "condition" }, b: { after: ["a"] }, c: {} });
  const before = draftJson(draft);
  const undo = [
    [link("a", "c", "else")],
    [{ op: "place", id: "c", x: 5, y: -5 }],
    [{ op: "order", id: "c", after: null }],
    [{ op: "set", id: "b", path: "/properties", from: null, to: '{"a":1.0}' }],
    [{ op: "set", id: "b", path: "/properties/a", from: "1.0", to: "1" }],
    [{ op: "remove", id: "a" }],
  ].map((operations) => apply(draft, operations).inverse);
  assert.notDeepEqual(draftJson(draft), before);
  for (const inverse of undo.reverse()) apply(draft, inverse);
  assert.deepEqual(draftJson(draft), before);
});
