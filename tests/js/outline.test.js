import assert from "node:assert/strict";
import { test } from "node:test";

import { groupsOf, outlineRows } from "../../static/src/js/model/outline_rows.js";
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

test("a step that two groups name stands in the first; unknown members are nowhere; an empty group comes last", () => {
  const draft = grouped({ g: ["a", "gone"], h: ["a", "e"], i: [] });
  assert.deepEqual([...groupsOf(draft)], [["g", ["a"]], ["h", ["e"]], ["i", []]]);
  assert.deepEqual(outlineRows(draft, new Set()).map(({ id }) => id), ["g", "a", "b", "c", "d", "h", "e", "i"]);
});
