import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { clipOf } from "../../static/src/js/model/clip.js";
import { readClip } from "../../static/src/js/model/clip_reading.js";
import { draftJson } from "../../static/src/js/model/draft.js";
import { addNote } from "../../static/src/js/model/gestures/notes.js";
import { paste } from "../../static/src/js/model/gestures/pasting.js";
import { write } from "../../static/src/js/model/json.js";
import { freeNameAmong } from "../../static/src/js/model/names.js";
import { draftOf } from "./drafts.js";

const counter = () => {
  let number = 0;
  return () => `new${(number += 1)}`;
};

const PLACES = new Map([["a", { x: 0, y: 0 }], ["b", { x: 300, y: 40 }], ["n", { x: 10, y: -200 }]]);

function source() {
  const draft = draftOf({
    o: {},
    a: { after: ["o"], outputs: [{ name: "out", type: "obs" }], properties: { flavor: "$ref/parameters/p", size: 1 } },
    b: { after: ["a"], inputs: [{ name: "in", type: "obs", data: "$ref/consumptions/a/out" }] },
  });
  const add = (kind, id, value, owner = "root") => ({ op: "add", kind, id, owner, after: null, value });
  apply(draft, [
    add("parameter", "p", { name: "p", type: "str", used_steps: ["a", "b"] }),
    add("parameter", "unused", { name: "unused", type: "str" }),
    add("subgraph", "g", { name: "g", steps: ["a", "b"] }),
    ...addNote(draft, "n", PLACES.get("n"), { text: "why" }),
  ]);
  return draft;
}

const clip = () => clipOf(source(), { steps: ["a", "b"], groups: ["g"], notes: ["n"] }, PLACES);

function pasted(draft, text) {
  const { clip: read } = readClip(text);
  const found = paste(draft, read, (origin) => ({ x: origin.x + 1000, y: origin.y }), counter());
  const before = draftJson(draft);
  const { inverse, faults } = apply(draft, found.operations);
  assert.deepEqual(faults, []);
  return { ...found, before, inverse };
}

const fault = (text) => readClip(text).fault?.code;

test("a clip holds steps, groups, notes, places and what the steps refer to, and nothing else", () => {
  const json = JSON.parse(clip());
  assert.deepEqual(json.steps.map(({ name }) => name), ["a", "b"]);
  assert.deepEqual(json.sub_graphs, [{ name: "g", steps: ["a", "b"] }]);
  assert.deepEqual(json.parameters.map(({ name }) => name), ["p"]);
  assert.deepEqual(json.weft.positions, { a: { x: 0, y: 0 }, b: { x: 300, y: 40 } });
  assert.equal(json.weft.notes[0].text, "why");
});

test("steps pasted beside their originals get names of their own, and refer to each other", () => {
  const draft = source();
  const { steps, groups, notes, brought, before, inverse } = pasted(draft, clip());
  assert.deepEqual(steps.map((id) => draft.name(id)), ["a2", "b2"]);
  const [a, b] = steps;
  assert.equal(draft.owned(b, "input")[0].value.data, "$ref/consumptions/a2/out");
  assert.deepEqual([draft.linked(b, "depends"), draft.linked(a, "depends")], [[a], []]);
  assert.deepEqual(draft.entity(groups[0]).value, { name: "g2", steps: ["a2", "b2"] });
  assert.equal(brought, 0);
  assert.deepEqual(draft.positions.get(b), { x: 1300, y: 40 });
  assert.deepEqual(draft.positions.get(notes[0]), { x: 1010, y: -200 });
  apply(draft, inverse);
  assert.deepEqual(draftJson(draft), before);
});

test("steps pasted elsewhere keep their names and bring along what they need", () => {
  const draft = draftOf({ z: {} });
  const { steps, brought } = pasted(draft, clip());
  assert.deepEqual(steps.map((id) => draft.name(id)), ["a", "b"]);
  assert.equal(brought, 1);
  assert.deepEqual(draft.owned("root", "parameter").map(({ value }) => ({ ...value })), [{ name: "p", type: "str" }]);
});

test("a step that reads from one that stays behind waits for it", () => {
  const draft = source();
  const { steps } = pasted(draft, clipOf(draft, { steps: ["b"], groups: [], notes: [] }, PLACES));
  assert.equal(draft.owned(steps[0], "input")[0].value.data, "$ref/consumptions/a/out");
  assert.deepEqual(draft.linked(steps[0], "depends"), ["a"]);
});

test("a step's own JSON, a list of steps and a whole workflow are pasted too", () => {
  const step = { name: "a", type: "job", outputs: [{ name: "o", type: "obs" }], depend_steps: ["gone"], created_at: "x", title: null };
  const requirement = { name: "r", type: "obs", conditions: [{ attribute: "x", operator: "=", value: 1 }] };
  const body = { name: "w", steps: [step, { name: "b", type: "job", depend_steps: ["a"], properties: "$ref/data_requirements/r" }], data_requirements: [requirement] };
  for (const [json, count] of [[step, 1], [[step, step], 2], [body, 2]]) {
    const draft = draftOf({});
    const { steps } = pasted(draft, JSON.stringify(json));
    assert.equal(steps.length, count);
    assert.deepEqual(Object.keys(draft.entity(steps[0]).value).sort(), ["depend_steps", "name", "outputs", "type"]);
    if (count === 2 && json === body) {
      assert.deepEqual(draft.linked(steps[1], "depends"), [steps[0]]);
      assert.equal(draft.owned(draft.ids("root", "requirement")[0], "constraint").length, 1);
    }
  }
});

test("what is no clip is named, and nothing throws", () => {
  assert.equal(fault("  "), "clip.empty");
  assert.equal(fault("hello"), "clip.not_json");
  assert.equal(fault("{"), "clip.not_json");
  assert.equal(fault('{"a": 1}'), "clip.no_steps");
  assert.equal(fault("17"), "clip.no_steps");
  assert.equal(fault(`${"[".repeat(100000)}`), "clip.depth");
  assert.equal(fault(`["${"x".repeat(8 * 1024 * 1024)}"]`), "clip.size");
  assert.equal(fault(`[${Array(10001).fill('{"name":"a","type":"job"}').join()}]`), "clip.too_many");
  for (const bad of [{ inputs: {} }, { outputs: [1] }, { depend_steps: [1] }, { type: 5 }]) {
    assert.equal(fault(JSON.stringify([{ name: "a", type: "job", ...bad }])), "clip.shape");
  }
});

test("brackets inside of texts are not counted as depth", () => {
  assert.equal(fault(JSON.stringify([{ name: "a", type: "job", title: `"${"[".repeat(200)}\\` }])), undefined);
});

test("a place that is none is as good as not there", () => {
  const at = (positions) => readClip(JSON.stringify({ steps: [{ name: "a", type: "job" }], weft: { positions } })).clip.places.size;
  assert.equal(at({ a: { x: 1, y: -2 } }), 1);
  for (const bad of [{ x: 1 }, { x: 1e9, y: 0 }, { x: "1", y: 2 }, null]) assert.equal(at({ a: bad }), 0);
});

test("numbers are pasted as they were copied", () => {
  const text = '[{"name":"a","type":"job","properties":{"x":1.0,"y":9007199254740993}}]';
  const draft = draftOf({});
  const { steps } = pasted(draft, text);
  assert.equal(write(draft.entity(steps[0]).value.properties), '{"x":1.0,"y":9007199254740993}');
});

test("a number at the end of a name is counted up", () => {
  assert.equal(freeNameAmong(new Set(["job1", "job2"]), "job1"), "job3");
  assert.equal(freeNameAmong(new Set(["job"]), "job"), "job2");
  assert.equal(freeNameAmong(new Set(), "job1"), "job1");
  assert.equal(freeNameAmong(new Set(["x".repeat(64)]), "x".repeat(64)), `${"x".repeat(63)}2`);
});
