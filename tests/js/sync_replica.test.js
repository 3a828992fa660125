import assert from "node:assert/strict";
import { test } from "node:test";

import { draftJson } from "../../static/src/js/model/draft.js";
import { OutOfStep, Replica } from "../../static/src/js/sync/replica.js";
import { draftOf } from "./drafts.js";

const title = (from, to) => ({ op: "set", id: "a", path: "/title", from, to });
const place = { op: "place", id: "b", x: 1, y: 1 };
const change = (id, ...operations) => ({ id, label: id, base_revision: 1, operations });
const recorded = (id, sequence, ...operations) => ({ id, sequence, revision: sequence, operations });
const fresh = () => new Replica(draftOf({ a: { title: "0" }, b: {} }), { sequence: 0, revision: 1 });
const titleOf = (replica) => replica.draft.entity("a").value.title;
const shown = (replica) => replica.pending.map(({ change: { id }, inverse }) => [id, inverse !== null]);

test("a change shows at once and stays when the server has it", () => {
  const replica = fresh();
  replica.perform(change("1", title('"0"', '"1"')));
  assert.equal(titleOf(replica), "1");
  const { touched } = replica.receive([recorded("1", 1, title('"0"', '"1"'))]);
  assert.deepEqual([titleOf(replica), replica.sequence, replica.pending.length, touched.size], ["1", 1, 0, 0]);
});

test("what others did comes under one's own unanswered changes", () => {
  const replica = fresh();
  replica.perform(change("mine", place));
  const { touched } = replica.receive([recorded("theirs", 1, title('"0"', '"T"'))]);
  assert.ok(touched.has("a"));
  assert.equal(titleOf(replica), "T");
  assert.deepEqual(replica.draft.positions.get("b"), { x: 1, y: 1 });
  assert.equal(replica.pending.length, 1);
});

test("one's own change that others made impossible is not shown, keeps its turn and shows again when it fits", () => {
  const replica = fresh();
  replica.perform(change("mine", title('"0"', '"M"')));
  const { inverses } = replica.receive([recorded("theirs", 1, title('"0"', '"T"'))]);
  assert.deepEqual([titleOf(replica), shown(replica), inverses.get("mine")], ["T", [["mine", false]], null]);
  replica.receive([recorded("back", 2, title('"T"', '"0"'))]);
  assert.deepEqual([titleOf(replica), shown(replica)], ["M", [["mine", true]]]);
});

test("a refused change is taken back and keeps its turn, those behind it stay", () => {
  const replica = fresh();
  const before = draftJson(replica.draft);
  replica.perform(change("1", title('"0"', '"1"')));
  replica.perform(change("2", place));
  replica.hold("1");
  assert.deepEqual([titleOf(replica), shown(replica)], ["0", [["1", false], ["2", true]]]);
  assert.deepEqual(replica.draft.positions.get("b"), { x: 1, y: 1 });
  replica.drop(new Set(["1", "2"]));
  assert.deepEqual([draftJson(replica.draft), replica.pending], [before, []]);
});

test("a mended change takes the place of the refused one, and those behind it fit again", () => {
  const replica = fresh();
  replica.perform(change("1", title('"0"', '"1"')));
  replica.perform(change("2", title('"1"', '"2"')));
  replica.hold("1");
  assert.deepEqual([titleOf(replica), shown(replica)], ["0", [["1", false], ["2", false]]]);
  replica.revise(change("1", title('"0"', '"1"')));
  assert.deepEqual([titleOf(replica), shown(replica)], ["2", [["1", true], ["2", true]]]);
});

test("what was stored before and does not fit what was loaded waits", () => {
  const replica = fresh();
  replica.keep(change("old", title('"other"', '"1"')));
  assert.deepEqual([titleOf(replica), shown(replica)], ["0", [["old", false]]]);
});

test("what is known already is not applied again", () => {
  const replica = fresh();
  replica.receive([recorded("x", 1, title('"0"', '"1"'))]);
  replica.receive([recorded("x", 1, title('"0"', '"1"'))]);
  assert.equal(replica.sequence, 1);
});

test("a stored change that the loaded draft has already ends with its answer", () => {
  const replica = new Replica(draftOf({ a: { title: "1" }, b: {} }), { sequence: 7, revision: 7 });
  replica.keep(change("old", title('"0"', '"1"')));
  replica.receive([recorded("old", 5, title('"0"', '"1"'))]);
  assert.deepEqual([titleOf(replica), replica.pending, replica.sequence], ["1", [], 7]);
});

test("a server that speaks of another draft is noticed", () => {
  assert.throws(() => fresh().receive([recorded("x", 1, title('"other"', '"1"'))]), OutOfStep);
});
