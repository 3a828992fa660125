import assert from "node:assert/strict";
import { test } from "node:test";

import { findCycle, successorsOf } from "../../static/src/js/model/graph.js";
import { LinkRules } from "../../static/src/js/model/rules.js";
import { draftOf } from "./drafts.js";

const code = (steps, from, to, as = "depends") => new LinkRules(draftOf(steps)).refusal({ from, to, as })?.code;

test("a step may wait for any step that does not come after it", () => {
  assert.equal(code({ a: {}, b: {} }, "a", "b"), undefined);
});

test("a step cannot wait for itself", () => assert.equal(code({ a: {} }, "a", "a"), "link.self"));

test("a wire cannot be drawn twice", () => {
  assert.equal(code({ a: {}, b: { after: ["a"] } }, "a", "b"), "link.duplicate");
  assert.equal(code({ a: { type: "condition", then: ["b"] }, b: {} }, "a", "b", "then"), "link.duplicate");
});

test("a wire cannot close a loop, over branches and consumptions too", () => {
  assert.equal(code({ a: {}, b: { after: ["a"] }, c: { after: ["b"] } }, "c", "a"), "link.loop");
  assert.equal(code({ a: { type: "condition", then: ["b"] }, b: {} }, "b", "a"), "link.loop");
  assert.equal(code({ a: {}, b: { properties: { x: ["$ref/consumptions/a/o/k"] } } }, "b", "a"), "link.loop");
});

test("only a condition has branches", () => assert.equal(code({ a: {}, b: {} }, "a", "b", "then"), "link.branch"));

test("both branches of a condition may lead to one step", () => {
  assert.equal(code({ a: { type: "condition", then: ["b"] }, b: {} }, "a", "b", "else"), undefined);
});

test("a cycle is named step by step and starts where it ends", () => {
  const after = successorsOf(draftOf({ a: { after: ["c"] }, b: { after: ["a"] }, c: { after: ["b"] }, d: { after: ["c"] } }));
  const cycle = findCycle(after);
  assert.equal(cycle.length, 4);
  assert.equal(cycle[0], cycle[3]);
  cycle.slice(1).forEach((id, index) => assert.ok(after.get(cycle[index]).has(id)));
});

test("a chain of 20,000 steps is searched without running out of stack", () => {
  const after = new Map(Array.from({ length: 20000 }, (_, index) => [`${index}`, new Set([`${index + 1}`])]));
  after.set("20000", new Set());
  assert.equal(findCycle(after), null);
});
