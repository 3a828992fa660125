import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { draftJson, readDraft } from "../../static/src/js/model/draft.js";
import { parse, write } from "../../static/src/js/model/json.js";
import { newParameter } from "../../static/src/js/model/new_parameter.js";
import { renameOperations } from "../../static/src/js/model/rename.js";
import { withUsedSteps } from "../../static/src/js/model/used_steps.js";

const start = () => readDraft(parse(JSON.stringify({
  root: "root", links: [], positions: {},
  entities: [
    ["root", "workflow", "root", { name: "w" }],
    ["a", "step", "root", { name: "a", type: "job", properties: { flavor_id: "$ref/parameters/p", n: 1.5 } }],
    ["a.i", "input", "a", { name: "data_url", type: "obs" }],
    ["b", "step", "root", { name: "b", type: "job", properties: {} }],
    ["p", "parameter", "root", { name: "p", type: "str", used_steps: ["a", "ghost"] }],
    ["q", "parameter", "root", { name: "q", type: "str", used_steps: [] }],
    ["d", "data", "root", { name: "d", type: "obs" }],
  ].map(([id, kind, owner, value]) => ({ id, kind, owner, value })),
})));
const set = (id, path, from, to) => ({ op: "set", id, path, from, to });
const used = (draft, id) => draft.entity(id).value.used_steps;

function after(operations, draft = start()) {
  const all = withUsedSteps(draft, operations);
  assert.deepEqual(write(draftJson(draft)), write(draftJson(start())));
  assert.deepEqual(apply(draft, all).faults, []);
  return draft;
}

test("what refers to something else now leaves one list and joins the other", () => {
  const draft = after([set("a", "/properties/flavor_id", '"$ref/parameters/p"', '"$ref/parameters/q"')]);
  assert.deepEqual([used(draft, "p"), used(draft, "q")], [["ghost"], ["a"]]);
});

test("a step that still refers to it elsewhere stays in the list", () => {
  const draft = start();
  apply(draft, [set("a.i", "/value", null, '"$ref/parameters/p"')]);
  const operations = [set("a", "/properties/flavor_id", '"$ref/parameters/p"', '"x"')];
  assert.deepEqual(withUsedSteps(draft, operations), operations);
});

test("a list that was not sent is not made", () => {
  assert.equal(used(after([set("a.i", "/data", null, '"$ref/data/d"')]), "d"), undefined);
});

test("an input that goes takes its use along, a new step brings its own", () => {
  const value = { name: "c", type: "job", properties: { x: "$ref/parameters/q" } };
  const draft = after([{ op: "add", kind: "step", id: "c", owner: "root", after: null, value }]);
  assert.deepEqual(used(draft, "q"), ["c"]);
  const gone = withUsedSteps(draft, [set("c", "/properties", write(value.properties), null)]);
  apply(draft, gone);
  assert.deepEqual(used(draft, "q"), []);
});

test("a change that does not touch references is as it was", () => {
  const operations = [set("a", "/title", null, '"t"')];
  assert.deepEqual(withUsedSteps(start(), operations), operations);
});

test("renamed things and steps keep their lists", () => {
  const draft = start();
  assert.deepEqual(used(after(renameOperations(draft, "p", "r")), "p"), ["a", "ghost"]);
  assert.deepEqual(used(after(renameOperations(draft, "a", "z")), "p"), ["z", "ghost"]);
});

test("a parameter is made from the value of a field, which then refers to it", () => {
  const target = { entity: "a", path: ["properties", "n"], kind: "number", types: [] };
  const { name, operations } = newParameter(start(), target, "", () => "new");
  const draft = after(operations);
  assert.equal(name, "n");
  assert.deepEqual({ ...draft.entity("new").value }, { name: "n", type: "float", default: 1.5, used_steps: ["a"] });
  assert.equal(draft.entity("a").value.properties.n, "$ref/parameters/n");
});

test("a parameter for an input is named after it; a name in use gets a number; any name is made to fit", () => {
  const target = { entity: "a.i", path: ["data"], kind: "input", types: ["obs"] };
  const { operations } = newParameter(start(), target, "", () => "new");
  assert.deepEqual({ ...operations[0].value }, { name: "data_url", type: "str", format: "obs", used_steps: ["a"] });
  assert.equal(newParameter(start(), target, "p", () => "new").name, "p2");
  assert.equal(newParameter(start(), target, " 1 学习 rate!", () => "new").name, "rate");
});

test("a broken reference gets the parameter it names", () => {
  const draft = start();
  apply(draft, [set("a", "/properties/flavor_id", '"$ref/parameters/p"', '"$ref/parameters/gone"')]);
  const target = { entity: "a", path: ["properties", "flavor_id"], kind: "flavor", types: [] };
  const { name, operations } = newParameter(draft, target, "", () => "new");
  assert.deepEqual([name, operations.length, operations[0].value.format], ["gone", 1, "flavor"]);
});

test("two people who point different steps at one thing do not stand in each other's way", () => {
  const one = withUsedSteps(start(), [set("a", "/properties/flavor_id", '"$ref/parameters/p"', '"$ref/parameters/q"')]);
  const other = withUsedSteps(start(), [set("b", "/properties/x", null, '"$ref/parameters/q"')]);
  for (const [first, second, order] of [[one, other, ["a", "b"]], [other, one, ["b", "a"]]]) {
    const draft = start();
    assert.deepEqual([...apply(draft, first).faults, ...apply(draft, second).faults], []);
    assert.deepEqual(used(draft, "q"), order);
  }
});
