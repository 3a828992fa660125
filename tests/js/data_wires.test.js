import assert from "node:assert/strict";
import { test } from "node:test";

import { Catalog } from "../../static/src/js/model/catalog.js";
import { apply } from "../../static/src/js/model/changes.js";
import { DataRules } from "../../static/src/js/model/data_rules.js";
import { draftJson } from "../../static/src/js/model/draft.js";
import { disconnect } from "../../static/src/js/model/gestures.js";
import { bindOutput } from "../../static/src/js/model/gestures/data.js";
import { LinkRules } from "../../static/src/js/model/rules.js";
import { draftOf } from "./drafts.js";

const CATALOG = new Catalog([{ name: "job", label: "", icon: "", group: "", inputs: [{ name: "wide", types: ["obs", "dataset"] }], outputs: [], fresh: {} }]);
const MAKER = { outputs: [{ name: "o", type: "obs" }, { name: "d", type: "dataset" }] };
const rules = (draft, freed) => new DataRules(draft, CATALOG, new LinkRules(draft), freed);
const refusal = (draft, output, input, freed = null) => rules(draft, freed).refusal(output, input)?.code ?? null;
const inputOf = (value) => draftOf({ a: MAKER, b: { inputs: [{ name: "i", type: "obs", ...value }] } });

test("an output fits an input of its type", () => {
  assert.equal(refusal(inputOf({}), "a.o", "b.i"), null);
  assert.equal(refusal(inputOf({}), "a.d", "b.i"), "data.type");
});

test("an input takes what the registry lets an input of its name take, too", () => {
  const draft = draftOf({ a: MAKER, b: { inputs: [{ name: "wide", type: "obs" }] } });
  assert.equal(refusal(draft, "a.d", "b.wide"), null);
  assert.deepEqual(rules(draft, null).takes("b.wide"), ["obs", "dataset"]);
});

test("a step cannot take its own output, nor one of a step that waits for it", () => {
  const draft = draftOf({ a: { ...MAKER, inputs: [{ name: "i", type: "obs" }] }, b: { after: ["a"], ...MAKER } });
  assert.equal(refusal(draft, "a.o", "a.i"), "data.self");
  assert.deepEqual(rules(draft, null).refusal("b.o", "a.i"), { code: "link.loop", params: { through: "a" } });
});

test("an input takes one wire; a value of another kind is replaced", () => {
  const draft = draftOf({ a: MAKER, b: MAKER, c: { after: ["a"], inputs: [{ name: "i", type: "obs", data: "$ref/consumptions/a/o" }] } });
  assert.equal(refusal(draft, "a.o", "c.i"), "data.duplicate");
  assert.equal(refusal(draft, "b.o", "c.i"), "data.taken");
  assert.equal(refusal(draft, "b.o", "c.i", "c.i"), null);
  assert.equal(refusal(inputOf({ data: "$ref/data/x" }), "a.o", "b.i"), null);
  assert.equal(refusal(inputOf({ data: "$ref/consumptions/gone/o" }), "a.o", "b.i"), null);
});

test("a data wire sets the value and writes the dependency, and is one change back", () => {
  const draft = inputOf({ data: "$ref/data/x", value: { kept: 1 } });
  const before = draftJson(draft);
  const { inverse, faults } = apply(draft, bindOutput(draft, "a.o", "b.i"));
  assert.deepEqual(faults, []);
  assert.deepEqual({ ...draft.entity("b.i").value }, { name: "i", type: "obs", data: "$ref/consumptions/a/o" });
  assert.deepEqual(draft.linked("b", "depends"), ["a"]);
  apply(draft, inverse);
  assert.deepEqual(draftJson(draft), before);
});

test("an input that has to say another type says it", () => {
  const draft = inputOf({});
  apply(draft, bindOutput(draft, "a.d", "b.i"));
  assert.equal(draft.entity("b.i").value.type, "dataset");
});

test("a data wire taken away leaves the order that another one needs", () => {
  const data = "$ref/consumptions/a/o";
  const draft = draftOf({ a: MAKER, b: { after: ["a"], inputs: [{ name: "i", type: "obs", data }, { name: "j", type: "obs", data }] } });
  apply(draft, disconnect(draft, { from: "a", to: "b", as: "data", end: "in:b.i" }));
  assert.deepEqual(draft.linked("b", "depends"), ["a"]);
  apply(draft, disconnect(draft, { from: "a", to: "b", as: "data", end: "in:b.j" }));
  assert.deepEqual(draft.linked("b", "depends"), []);
});
