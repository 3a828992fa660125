import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { broughtBack, clashOf, goneOf, typed, typedJson, without, withTheirs, withValue } from "../../static/src/js/sync/mending.js";
import { Refused } from "../../static/src/js/sync/server.js";
import { comparable } from "./comparable.js";
import { draftOf } from "./drafts.js";

const title = (from, to) => ({ op: "set", id: "a", path: "/title", from, to });
const place = { op: "place", id: "b", x: 1, y: 1 };
const change = (...operations) => ({ id: "1", label: "Edit", base_revision: 1, operations });
const conflict = new Refused(409, [{ code: "change.conflict", message: "", params: { id: "a", path: "/title", from: '"0"', to: '"M"', current: '"T"' } }]);
const clash = clashOf(conflict);

test("a conflict names the field and both values, anything else none", () => {
  assert.deepEqual(clash, { id: "a", path: "/title", mine: '"M"', theirs: '"T"' });
  assert.equal(goneOf(conflict), null);
  const gone = new Refused(409, [{ code: "change.gone", message: "", params: { id: "a" } }]);
  assert.deepEqual([clashOf(gone), goneOf(gone)], [null, "a"]);
});

test("one's own value is written over theirs, and the rest of the change stays", () => {
  const mended = withValue(change(title('"0"', '"M"'), place), clash, '"M"');
  assert.deepEqual(mended.operations, [title('"T"', '"M"'), place]);
});

test("theirs is left, and the rest of the change stays", () => {
  assert.deepEqual(withTheirs(change(title('"0"', '"M"'), place), clash).operations, [place]);
});

test("what is about something removed is left out, with all that was to be added to it", () => {
  const input = { op: "add", kind: "input", id: "i", owner: "a", after: null, value: { name: "i" } };
  const onInput = { op: "set", id: "i", path: "/data", from: null, to: '"x"' };
  const wire = { op: "link", from: "b", to: "a", as: "depends", index: 0 };
  assert.deepEqual(without(change(input, onInput, wire, place), "a").operations, [place]);
});

test("what was removed comes back with all it owned and the wires whose other end is still there", () => {
  const steps = { a: { inputs: [{ name: "i" }], after: ["b"] }, b: {}, c: { after: ["a"] } };
  const draft = draftOf(steps);
  draft.positions.set("a", { x: 3, y: 4 });
  const { inverse } = apply(draft, [{ op: "remove", id: "a" }, { op: "remove", id: "c" }]);
  const mended = broughtBack(change({ op: "set", id: "a.i", path: "/data", from: null, to: '"x"' }), "a.i", draft, inverse);
  assert.deepEqual(apply(draft, mended.operations).faults, []);
  const expected = draftOf({ a: { inputs: [{ name: "i", data: "x" }], after: ["b"] }, b: {} });
  expected.positions.set("a", { x: 3, y: 4 });
  assert.equal(comparable(draft), comparable(expected));
});

test("a text is typed without its quotes, anything else as JSON", () => {
  assert.deepEqual([typed('"a\\"b"'), typed("1.0"), typed(null)], ['a"b', "1.0", ""]);
  assert.deepEqual([typedJson("12", '"text"'), typedJson("1.0", "2"), typedJson("{", "2")], ['"12"', "1.0", null]);
});
