import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { draftJson } from "../../static/src/js/model/draft.js";
import { removeAll } from "../../static/src/js/model/gestures.js";
import { bridge, healed } from "../../static/src/js/model/gestures/healing.js";
import { insertOnWire, isUnconnected } from "../../static/src/js/model/gestures/inserting.js";
import { draftOf } from "./drafts.js";

const gap = (steps, ...gone) => healed(draftOf(steps), new Set(gone)).map(({ from, to, as }) => `${from} ${as} ${to}`);
const wire = (from, to, as = "depends", start = "after", end = "before") => ({ from, to, as, start, end });

test("a removed step leaves a wire from what ran before it to what ran after it", () => {
  assert.deepEqual(gap({ a: {}, b: { after: ["a"] }, c: { after: ["b"] } }, "b"), ["a depends c"]);
});

test("a row of removed steps leaves one wire", () => {
  assert.deepEqual(gap({ a: {}, b: { after: ["a"] }, c: { after: ["b"] }, d: { after: ["c"] } }, "b", "c"), ["a depends d"]);
});

test("a gap at the start or the end of the order is none", () => {
  assert.deepEqual(gap({ a: {}, b: { after: ["a"] } }, "a"), []);
  assert.deepEqual(gap({ a: {}, b: { after: ["a"] } }, "b"), []);
});

test("several before and several after are not joined: which belong together is not known", () => {
  assert.deepEqual(gap({ a: {}, b: {}, m: { after: ["a", "b"] }, c: { after: ["m"] }, d: { after: ["m"] } }, "m"), []);
  assert.deepEqual(gap({ a: {}, m: { after: ["a"] }, c: { after: ["m"] }, d: { after: ["m"] } }, "m"), ["a depends c", "a depends d"]);
});

test("an order that another way says already is not drawn", () => {
  assert.deepEqual(gap({ a: {}, b: { after: ["a"] }, x: { after: ["a"] }, c: { after: ["b", "x"] } }, "b"), []);
});

test("a branch into the gap leads on as a branch", () => {
  assert.deepEqual(gap({ a: { type: "condition", then: ["b"] }, b: { after: ["a"] }, c: { after: ["b"] } }, "b"), ["a then c"]);
});

test("the new wire stands where the removed step stood, and all of it is one change back", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] }, x: {}, c: { after: ["b", "x"] } });
  const before = draftJson(draft);
  const gone = new Set(["b"]);
  const operations = [...healed(draft, gone).flatMap((each) => bridge(draft, each, gone)), ...removeAll(gone)];
  const { inverse } = apply(draft, operations);
  assert.deepEqual(draft.linked("c", "depends"), ["a", "x"]);
  apply(draft, inverse);
  assert.deepEqual(draftJson(draft), before);
});

test("a step is taken into a wire in place of the one it parts", () => {
  const draft = draftOf({ a: {}, x: {}, c: { after: ["x", "a"] }, n: {} });
  apply(draft, insertOnWire(draft, wire("a", "c"), "n"));
  assert.deepEqual([draft.linked("c", "depends"), draft.linked("n", "depends")], [["x", "n"], ["a"]]);
});

test("a step taken into a branch becomes its target", () => {
  const draft = draftOf({ a: { type: "condition", then: ["c"] }, c: { after: ["a"] }, n: {} });
  apply(draft, insertOnWire(draft, wire("a", "c", "then", "then"), "n"));
  assert.deepEqual(draft.linked("a", "then"), ["n"]);
  assert.deepEqual([draft.linked("n", "depends"), draft.linked("c", "depends")], [["a"], ["n"]]);
});

test("data runs through a step that takes and gives it", () => {
  const maker = { outputs: [{ name: "o", type: "obs" }] };
  const taker = { after: ["a"], inputs: [{ name: "i", type: "obs", data: "$ref/consumptions/a/o" }] };
  const draft = draftOf({ a: maker, c: taker, n: { ...maker, inputs: [{ name: "i", type: "obs" }] } });
  apply(draft, insertOnWire(draft, wire("a", "c", "data", "out:a.o", "in:c.i"), "n"));
  assert.equal(draft.entity("n.i").value.data, "$ref/consumptions/a/o");
  assert.equal(draft.entity("c.i").value.data, "$ref/consumptions/n/o");
  assert.deepEqual([draft.linked("n", "depends"), draft.linked("c", "depends")], [["a"], ["n"]]);
});

test("data stays where the step between does not take it", () => {
  const draft = draftOf({
    a: { outputs: [{ name: "o", type: "obs" }] }, n: {},
    c: { after: ["a"], inputs: [{ name: "i", type: "obs", data: "$ref/consumptions/a/o" }] },
  });
  apply(draft, insertOnWire(draft, wire("a", "c", "data", "out:a.o", "in:c.i"), "n"));
  assert.equal(draft.entity("c.i").value.data, "$ref/consumptions/a/o");
  assert.deepEqual([draft.linked("n", "depends"), draft.linked("c", "depends")], [["a"], ["a", "n"]]);
});

test("a step is unconnected when no list and no reference joins it to another", () => {
  const draft = draftOf({ a: { outputs: [{ name: "o" }] }, b: { inputs: [{ name: "i", data: "$ref/consumptions/a/o" }] }, c: { after: ["d"] }, d: {}, e: {} });
  assert.deepEqual(draft.steps.filter((id) => isUnconnected(draft, id)), ["e"]);
});
