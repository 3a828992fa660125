/** What is written into a field, as the JSON it means. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { coerce, coerceKind } from "../../static/src/js/model/coercion.js";
import { write } from "../../static/src/js/model/json.js";

/** @param {import("../../static/src/js/model/coercion.js").Coerced} coerced */
const textOf = ({ value, fault }) => fault?.code ?? (value === undefined ? "absent" : write(value));

const CASES = /** @type {const} */ ([
  ["text", "", undefined, "absent"],
  ["text", " 1 ", undefined, '" 1 "'],
  ["choice", "obs", undefined, '"obs"'],
  ["integer", "", 1, "absent"],
  ["integer", " 12 ", 1, "12"],
  ["integer", "1.0", 1, "field.integer"],
  ["integer", "9007199254740993", 1, "9007199254740993"],
  ["integer", "18446744073709551616", 1, "field.range"],
  ["number", "1.0", undefined, "1.0"],
  ["number", "-0", undefined, "-0"],
  ["number", "1e400", undefined, "field.range"],
  ["number", "0x10", undefined, "field.number"],
  ["numeral", "5", undefined, '"5"'],
  ["numeral", "5", "1", '"5"'],
  ["numeral", "5", 1, "5"],
  ["numeral", "often", "1", "field.number"],
  ["boolean", "false", true, "false"],
  ["switch", "true", "false", '"true"'],
  ["switch", "true", false, "true"],
]);

for (const [writes, text, before, expected] of CASES) {
  test(`${writes}: "${text}" where ${JSON.stringify(before)} stood is ${expected}`, () => {
    assert.equal(textOf(coerce(writes, text, before)), expected);
  });
}

const KINDS = [
  ["absent", "x", "absent"],
  ["text", "", '""'],
  ["number", "1.50", "1.50"],
  ["true", "x", "true"],
  ["null", "", "null"],
  ["json", '{"a": [1.0]}', '{"a":[1.0]}'],
  ["json", "{", "field.json"],
];

for (const [kind = "", text = "", expected] of KINDS) {
  test(`a value of kind ${kind} with "${text}" is ${expected}`, () => {
    assert.equal(textOf(coerceKind(kind, text)), expected);
  });
}

test("a fault of JSON says its line and column", () => {
  assert.deepEqual(coerceKind("json", '{"a": 1,\n]').fault, { code: "field.json", params: { line: 2, column: 1 } });
});
