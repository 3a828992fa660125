import assert from "node:assert/strict";
import { test } from "node:test";

import { regroup, reorder } from "../../static/src/js/model/outline_moves.js";
import { outlineRows } from "../../static/src/js/model/outline_rows.js";
import { apply } from "../../static/src/js/model/changes.js";
import { perform } from "../../static/src/js/model/operations.js";
import { draftOf } from "./drafts.js";

/** Steps a to e, and groups by their members. */
const grouped = (/** @type {Record<string, string[]>} */ groups) => {
  const draft = draftOf({ a: {}, b: {}, c: {}, d: {}, e: {} });
  let after = null;
  for (const [id, steps] of Object.entries(groups)) {
    perform(draft, { op: "add", kind: "subgraph", id, owner: draft.root, after, value: { name: id, steps } });
    after = id;
  }
  return draft;
};
const shape = (rows) => rows.map(({ id, level, at, of }) => `${id} ${level} ${at}/${of}`);

test("steps stand in the order of the document, those of a group under it where its first stands", () => {
  const draft = grouped({ g: ["d", "b"] });
  assert.deepEqual(shape(outlineRows(draft, new Set())), ["a 1 1/4", "g 1 2/4", "b 2 1/2", "d 2 2/2", "c 1 3/4", "e 1 4/4"]);
});

test("a closed group hides its steps and still knows them", () => {
  const rows = outlineRows(grouped({ g: ["d", "b"] }), new Set(["g"]));
  assert.deepEqual(rows.map(({ id }) => id), ["a", "g", "c", "e"]);
  assert.deepEqual([rows[1].open, rows[1].steps], [false, ["b", "d"]]);
});

test("a step stands in the smallest group that names it; unknown members are nowhere; an empty group comes last", () => {
  const draft = grouped({ g: ["a", "gone"], h: ["a", "e"], i: [] });
  assert.deepEqual(shape(outlineRows(draft, new Set())), ["h 1 1/5", "g 2 1/2", "a 3 1/1", "e 2 2/2", "b 1 2/5", "c 1 3/5", "d 1 4/5", "i 1 5/5"]);
});

test("steps go before another, in the order they had", () => {
  const draft = grouped({});
  apply(draft, reorder(draft, ["d", "b"], "a"));
  assert.deepEqual(draft.steps, ["b", "d", "a", "c", "e"]);
  apply(draft, reorder(draft, ["b"], null));
  assert.deepEqual(draft.steps, ["d", "a", "c", "e", "b"]);
});

test("a step joins a group and the groups around it, and leaves those it stood in", () => {
  const draft = grouped({ outer: ["a", "b", "c"], inner: ["a", "b"], other: ["d"] });
  apply(draft, regroup(draft, ["d"], "inner"));
  assert.deepEqual(["outer", "inner", "other"].map((id) => draft.entity(id).value.steps), [["a", "b", "c", "d"], ["a", "b", "d"], []]);
  apply(draft, regroup(draft, ["a"], null));
  assert.deepEqual(["outer", "inner", "other"].map((id) => draft.entity(id).value.steps), [["b", "c", "d"], ["b", "d"], []]);
  assert.deepEqual(regroup(draft, ["e"], null), []);
});
