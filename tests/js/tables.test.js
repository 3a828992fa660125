import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { readDraft } from "../../static/src/js/model/draft.js";
import { parse, write } from "../../static/src/js/model/json.js";
import { cellText, nameFault, readCell } from "../../static/src/js/model/table_cells.js";
import { addRow, rowsOf } from "../../static/src/js/model/table_rows.js";

const draft = readDraft(parse(JSON.stringify({
  root: "root", links: [], positions: {},
  entities: [
    ["root", "workflow", "root", { name: "w" }],
    ["a", "step", "root", { name: "a", type: "job", properties: { x: "$ref/parameters/p", y: ["$ref/parameters/p"] } }],
    ["r", "requirement", "root", { name: "r", type: "obs", value: { obs_url: "$ref/parameters/p" } }],
    ["r.c", "constraint", "r", { attribute: "x" }],
    ["p", "parameter", "root", { name: "p", type: "str", default: "Text" }],
    ["q", "parameter", "root", { name: "parameter1", type: "int", used_steps: ["hidden"] }],
    ["d", "data", "root", { name: "d", type: "obs" }],
  ].map(([id, kind, owner, value]) => ({ id, kind, owner, value })),
})));
const entity = (value, kind = "parameter") => ({ id: "x", kind, owner: "root", value: parse(JSON.stringify(value)) });
const read = (value, form, text, field = form === "map" ? "value" : "default") => readCell(entity(value), form, field, text);
const meant = (...args) => {
  const found = read(...args);
  return "fault" in found ? found.fault.code : found.value === undefined ? undefined : write(found.value);
};

test("rows have who uses them, each once, and how many constraints", () => {
  assert.deepEqual(rowsOf(draft, "parameter", "").map(({ entity: { id }, users }) => [id, users]), [["p", ["a", "r"]], ["q", []]]);
  assert.equal(rowsOf(draft, "requirement", "")[0].constraints, 1);
});

test("a filter finds all words in any field but the derived lists", () => {
  assert.deepEqual(rowsOf(draft, "parameter", "text STR").map(({ entity: { id } }) => id), ["p"]);
  assert.equal(rowsOf(draft, "parameter", "hidden").length, 0);
});

test("a new row has a name that is free", () => {
  const [add] = addRow(draft, "parameter", "new");
  assert.equal(write(add.value), '{"name":"parameter2","type":"str","used_steps":[]}');
  const other = readDraft(parse('{"root":"root","entities":[{"id":"root","kind":"workflow","owner":"root","value":{}}],"links":[],"positions":{}}'));
  for (const kind of ["parameter", "data", "requirement", "storage", "asset"]) assert.deepEqual(apply(other, addRow(other, kind, kind)).faults, []);
});

test("what is typed means what the type of the parameter says", () => {
  assert.equal(meant({ type: "str" }, "value", "1.0"), '"1.0"');
  assert.equal(meant({ type: "float" }, "value", "1.0"), "1.0");
  assert.equal(meant({ type: "float" }, "value", "1"), "1");
  assert.equal(meant({ type: "int" }, "value", "9007199254740993"), "9007199254740993");
  assert.equal(meant({ type: "int" }, "value", "1.0"), "cell.int");
  assert.equal(meant({ type: "int" }, "value", "many"), "cell.int");
  assert.equal(meant({ type: "bool" }, "value", "true"), "true");
  assert.equal(meant({ type: "list" }, "value", '["a"]'), '["a"]');
  assert.equal(meant({ type: "list" }, "value", '{"a": 1}'), "cell.list");
  assert.equal(meant({ type: "json" }, "value", '{"a": 1.0}'), '{"a":1.0}');
  assert.equal(meant({ type: "json" }, "value", '{"a": }'), "cell.json");
  assert.equal(meant({ type: "enum", enum: [1, 2] }, "value", "2"), "2");
  assert.equal(meant({ type: "int" }, "value", ""), undefined);
});

test("a map of one text is that text", () => {
  const data = { type: "obs", value: { url: "/x/" } };
  assert.equal(cellText(entity(data), "map", "value"), "/x/");
  assert.equal(meant(data, "map", "/y/"), '{"url":"/y/"}');
  assert.equal(meant({ type: "swr" }, "map", "image"), '{"swr_path":"image"}');
  assert.equal(meant(data, "map", '{"a": 1, "b": "c"}'), '{"a":1,"b":"c"}');
  assert.equal(meant(data, "map", "{1"), "cell.json");
  assert.equal(cellText(entity({ value: { a: "{" } }), "map", "value"), '{"a":"{"}');
});

test("a cell shows what would be typed", () => {
  assert.equal(cellText(entity({ type: "float", default: 1.5 }), "value", "default"), "1.5");
  assert.equal(cellText(entity({ type: "json", default: "a" }), "value", "default"), '"a"');
  assert.equal(cellText(entity({ type: "str", default: "a" }), "value", "default"), "a");
});

test("a name has the form of its kind and is free", () => {
  assert.equal(nameFault(draft, "p", "1a").code, "name.pattern");
  assert.equal(nameFault(draft, "d", "1a"), null);
  assert.equal(nameFault(draft, "p", "parameter1").code, "name.duplicate");
  assert.equal(nameFault(draft, "p", "p"), null);
});
