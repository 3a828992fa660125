import assert from "node:assert/strict";
import { test } from "node:test";

import { bind } from "../../static/src/js/model/binding.js";
import { matching } from "../../static/src/js/model/find.js";
import { candidatesFor, Fits } from "../../static/src/js/model/fits.js";
import { readDraft } from "../../static/src/js/model/draft.js";
import { parse } from "../../static/src/js/model/json.js";

const entities = [
  ["root", "workflow", "root", { name: "w" }],
  ["a", "step", "root", { name: "a", type: "job" }],
  ["a.o", "output", "a", { name: "o", type: "obs" }],
  ["b", "step", "root", { name: "b", type: "job", properties: { spec: { flavor_id: "x" } } }],
  ["b.i", "input", "b", { name: "i", type: "obs" }],
  ["c", "step", "root", { name: "c", type: "job" }],
  ["c.o", "output", "c", { name: "o", type: "model" }],
  ["p.str", "parameter", "root", { name: "str", type: "String", default: "x" }],
  ["p.flavor", "parameter", "root", { name: "flavor", type: "str", format: "flavor", default: "cpu" }],
  ["p.int", "parameter", "root", { name: "int", type: "int" }],
  ["p.enum", "parameter", "root", { name: "enum", type: "enum", enum: [1, 2] }],
  ["p.json", "parameter", "root", { name: "json", type: "json" }],
  ["d.obs", "data", "root", { name: "obs", type: "obs", value: { obs_url: "/x/" } }],
  ["d.set", "data", "root", { name: "set", type: "dataset" }],
  ["r", "requirement", "root", { name: "r", type: "OBS" }],
  ["s", "storage", "root", { name: "s", type: "obs", path: "/root" }],
].map(([id, kind, owner, value]) => ({ id, kind, owner, value }));
const links = [{ step: "b", as: "depends", to: ["a"] }];
const draft = readDraft(parse(JSON.stringify({ root: "root", entities, links, positions: {} })));

const place = (kind, types = [], entity = "b", path = ["properties", "spec", "flavor_id"]) => ({ entity, path, kind, types });
const faultOf = (target, text) => new Fits(draft).fault(target, text);
const fitting = (target) => candidatesFor(draft, target).filter(({ fault }) => fault === null).map(({ name }) => name);

test("an input takes data of its type, and what storages and outputs of that type give", () => {
  assert.deepEqual(fitting(place("input", ["obs"], "b.i", ["data"])), ["obs", "r", "a / o", "s", "json"]);
  assert.deepEqual(fitting(place("input", ["dataset"], "b.i", ["data"])), ["set", "json"]);
});

test("an input that selects takes anything", () => {
  assert.equal(faultOf(place("input", ["data_selector"], "b.i", ["data"]), "$ref/data/set"), null);
});

test("a flavor takes texts, those made for it first", () => {
  assert.deepEqual(fitting(place("flavor")), ["flavor", "str", "json", "s"]);
});

test("numbers take whole numbers, whole numbers no others; a choice counts as what it chooses from", () => {
  assert.deepEqual(fitting(place("number")), ["int", "enum", "json"]);
  assert.deepEqual(fitting(place("integer")), ["int", "enum", "json"]);
  assert.deepEqual(faultOf(place("boolean"), "$ref/parameters/int"), { code: "reference.type", params: { type: "int", needs: "bool" } });
});

test("free JSON takes everything but what would wait for itself", () => {
  assert.equal(fitting(place("json")).length, 11);
  assert.equal(faultOf(place("json", [], "a", ["properties"]), "$ref/consumptions/a/o").code, "graph.cycle");
});

test("an output that is not made before fits, after those that are", () => {
  const outputs = candidatesFor(draft, place("json")).filter(({ namespace }) => namespace === "consumptions");
  assert.deepEqual(outputs.map(({ name, ordered }) => [name, ordered]), [["a / o", true], ["c / o", false]]);
});

test("a value is shown with what it stands for", () => {
  const values = Object.fromEntries(candidatesFor(draft, place("text")).map(({ name, value }) => [name, value]));
  assert.deepEqual([values.flavor, values.s, values.int], ["cpu", "/root", undefined]);
});

test("consuming what is not made before makes its step wait", () => {
  const target = { entity: "b.i", path: ["data"] };
  assert.deepEqual(bind(draft, target, "$ref/consumptions/c/o").map(({ op, from, to }) => [op, from, to]),
    [["set", null, '"$ref/consumptions/c/o"'], ["link", "c", "b"]]);
  assert.deepEqual(bind(draft, target, "$ref/consumptions/a/o").map(({ op }) => op), ["set"]);
  assert.deepEqual(bind(draft, { entity: "b", path: ["properties", "spec", "flavor_id"] }, "x"), []);
});

test("things are found by all words, the best match first, groups in their order", () => {
  const items = [
    { label: "retrain", group: "one" }, { label: "pre_train", group: "one" }, { label: "train", group: "one" },
    { label: "other", also: "train", group: "two" }, { label: "new", group: "two", always: true },
  ];
  assert.deepEqual(matching(items, "train").map(({ label }) => label), ["train", "pre_train", "retrain", "other", "new"]);
  assert.deepEqual(matching(items, "TRAIN pre").map(({ label }) => label), ["pre_train", "new"]);
  assert.equal(matching(items, " ").length, 5);
});
