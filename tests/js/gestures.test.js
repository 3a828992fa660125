import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { draftJson } from "../../static/src/js/model/draft.js";
import { addStep, connect, disconnect, freeName, named } from "../../static/src/js/model/gestures.js";
import { draftOf } from "./drafts.js";

const counter = () => {
  let number = 0;
  return () => `new${(number += 1)}`;
};

test("a fresh step comes with what it owns and is one change back", () => {
  const draft = draftOf({ a: {} });
  const before = draftJson(draft);
  const fresh = { name: "job", type: "job", inputs: [{ name: "i" }, { name: "j" }], outputs: [], depend_steps: [] };
  const { id, operations } = addStep(draft, fresh, { x: 1, y: 2 }, counter());
  const { inverse, faults } = apply(draft, operations);
  assert.deepEqual(faults, []);
  assert.deepEqual(draft.steps, ["a", id]);
  assert.deepEqual(draft.owned(id, "input").map(({ value }) => value.name), ["i", "j"]);
  assert.deepEqual([draft.entity(id).value.inputs, draft.entity(id).value.outputs], [[], []]);
  assert.deepEqual(draft.positions.get(id), { x: 1, y: 2 });
  apply(draft, inverse);
  assert.deepEqual(draftJson(draft), before);
});

test("a branch makes its target wait, once", () => {
  const draft = draftOf({ a: { type: "condition" }, b: { after: ["a"] }, c: {} });
  assert.deepEqual(connect(draft, { from: "a", to: "b", as: "then" }).map(({ as }) => as), ["then"]);
  assert.deepEqual(connect(draft, { from: "a", to: "c", as: "else" }).map(({ as }) => as), ["else", "depends"]);
});

test("a branch taken away takes the waiting along, unless the other branch needs it", () => {
  const draft = draftOf({ a: { type: "condition", then: ["b"], else: ["b"] }, b: { after: ["a"] } });
  const wire = { from: "a", to: "b", as: "then", end: "before" };
  assert.deepEqual(disconnect(draft, wire).map(({ as }) => as), ["then"]);
  draft.links.delete("a else");
  assert.deepEqual(disconnect(draft, wire).map(({ as }) => as), ["then", "depends"]);
});

test("a data wire taken away unbinds the input", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"], inputs: [{ name: "i", data: "$ref/consumptions/a/o" }] } });
  const operations = disconnect(draft, { from: "a", to: "b", as: "data", end: "in:b.i" });
  assert.deepEqual(apply(draft, operations).faults, []);
  assert.deepEqual([draft.entity("b.i").value.data, draft.linked("b", "depends")], [undefined, []]);
});

test("a name is free or gets a number", () => {
  assert.equal(freeName(draftOf({ a: {} }), "job"), "job");
  assert.equal(freeName(draftOf({ job: {}, job2: {} }), "job"), "job3");
});

test("a title is named like the step only where there is one", () => {
  assert.deepEqual(named({ name: "x", title: "x" }, "y"), { name: "y", title: "y" });
  assert.deepEqual(named({ name: "x" }, "y"), { name: "y" });
});
