import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { readDraft } from "../../static/src/js/model/draft.js";
import { Fits } from "../../static/src/js/model/fits.js";
import { parse, same, write } from "../../static/src/js/model/json.js";
import { keysOf } from "../../static/src/js/model/pointer.js";
import { asksFor, readReference, spell } from "../../static/src/js/model/references.js";
import { renameOperations } from "../../static/src/js/model/rename.js";
import { valueOfText } from "../../static/src/js/model/resolve.js";

const file = new URL("../contracts/references.json", import.meta.url);
const shared = parse(readFileSync(file, "utf8"));
const draft = () => readDraft(shared.draft);

for (const { text, reference } of shared.texts) {
  test(`as in Python: ${JSON.stringify(text)}`, () => {
    const found = readReference(text);
    if (reference === null) return assert.equal(found, null);
    const { namespace, name, rest, options } = found;
    const said = { namespace, name, rest, options, spelt: spell(found), with_execution_id: asksFor(found, "with_execution_id") };
    assert.deepEqual(said, { ...reference });
  });
}

for (const { text, value, unresolved } of shared.values) {
  test(`as in Python, ${text} stands for ${unresolved ?? write(value)}`, () => {
    const bindings = { outputs: new Map(Object.entries(shared.outputs)), executionId: shared.execution_id };
    assert.ok(same(valueOfText(draft(), text, bindings), value));
  });
}

for (const { id, name, operations } of shared.renamings) {
  const start = draft();
  test(`as in Python: the ${start.entity(id).kind} ${start.name(id)} is renamed`, () => {
    const found = renameOperations(start, id, name);
    assert.deepEqual(found.map(texts).sort(), operations.map(texts).sort());
    assert.deepEqual(apply(start, found).faults, []);
  });
}

for (const { id, path, text, code } of shared.places) {
  const start = draft();
  test(`as in Python: ${text} in the ${start.entity(id).kind} ${start.name(id)}: ${code ?? "fits"}`, () => {
    const target = { entity: id, path: keysOf(path), kind: "json", types: [] };
    const fits = new Fits(start);
    const fault = fits.fault(target, text)?.code ?? null;
    const late = fault === null && !fits.ordered(target, readReference(text));
    assert.equal(late ? "reference.not_upstream" : fault, code);
  });
}

/** An operation as a text; values by what they are, not by how they are spelt. */
function texts({ op, id, path, from, to }) {
  return [op, id, path, from && write(parse(from)), to && write(parse(to))].join(" ");
}
