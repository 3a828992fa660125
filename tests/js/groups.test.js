import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { freeGroupName, listInScene, makeGroup, membersOf } from "../../static/src/js/model/gestures/groups.js";
import { addNote, changeNote } from "../../static/src/js/model/gestures/notes.js";
import { draftOf } from "./drafts.js";

function grouped(groups) {
  const draft = draftOf({ a: {}, b: {}, c: {}, d: {} });
  for (const [id, steps] of Object.entries(groups)) {
    apply(draft, [{ op: "add", kind: "subgraph", id, owner: "root", after: null, value: { name: id, steps } }]);
  }
  return draft;
}

const members = (draft) => Object.fromEntries(draft.ids("root", "subgraph").map((id) => [id, membersOf(draft, id)]));

test("a group lists its steps in the order of the document", () => {
  const draft = grouped({});
  apply(draft, makeGroup(draft, "g", "g", ["c", "a"]));
  assert.deepEqual(members(draft), { g: ["a", "c"] });
});

test("a group may be made inside another, and around one; a step leaves a group that is neither", () => {
  const inside = grouped({ big: ["a", "b", "c"] });
  apply(inside, makeGroup(inside, "g", "g", ["a", "b"]));
  assert.deepEqual(members(inside), { big: ["a", "b", "c"], g: ["a", "b"] });
  const around = grouped({ small: ["a"] });
  apply(around, makeGroup(around, "g", "g", ["a", "b"]));
  assert.deepEqual(members(around), { small: ["a"], g: ["a", "b"] });
  const across = grouped({ other: ["a", "b"] });
  apply(across, makeGroup(across, "g", "g", ["b", "c"]));
  assert.deepEqual(members(across), { other: ["a"], g: ["b", "c"] });
});

test("a new group has a name of its own", () => assert.equal(freeGroupName(grouped({ group1: [] })), "group2"));

test("steps are listed in a scene once, and taken off its list", () => {
  const draft = draftOf({ a: {}, b: {} });
  apply(draft, [{ op: "add", kind: "scene", id: "s", owner: "root", after: null, value: { name: "s", steps: ["a"] } }]);
  apply(draft, listInScene(draft, "s", ["a", "b"], true));
  assert.deepEqual(membersOf(draft, "s"), ["a", "b"]);
  apply(draft, listInScene(draft, "s", ["a"], false));
  assert.deepEqual(membersOf(draft, "s"), ["b"]);
});

test("a note stands where it was stuck, and only what changes is written", () => {
  const draft = draftOf({ a: {} });
  apply(draft, addNote(draft, "n", { x: 1, y: 2 }, { color: "blue" }));
  assert.deepEqual(draft.positions.get("n"), { x: 1, y: 2 });
  assert.equal(draft.entity("n").value.color, "blue");
  assert.deepEqual(changeNote(draft, "n", { color: "blue", text: "x" }).map(({ path }) => path), ["/text"]);
});
