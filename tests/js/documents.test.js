/** Documents over drafts as in Python, and what is typed becomes the draft that it says. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";

import { apply } from "../../static/src/js/model/changes.js";
import { operationsBetween } from "../../static/src/js/model/diff.js";
import { documentOf } from "../../static/src/js/model/document.js";
import { draftOf } from "../../static/src/js/model/splitting.js";
import { readDraft } from "../../static/src/js/model/draft.js";
import { parse, same, write } from "../../static/src/js/model/json.js";
import { readSpec } from "../../static/src/js/model/spec_reader.js";

const file = new URL("../contracts/documents.json", import.meta.url);

for (const one of parse(readFileSync(file, "utf8"))) {
  test(`as in Python: ${one.name}`, () => {
    const draft = readDraft(one.draft);
    const operations = operationsBetween(draft, one.document, ids());
    assert.deepEqual(named(operations, draft), named(one.operations, draft));
    assert.deepEqual(apply(draft, operations).faults, []);
    assert.ok(same(documentOf(draft), documentOf(draftOf(one.document, draft.root, ids()))));
  });
}

/** A source of ids that no case has. */
function ids() {
  let made = 0;
  return () => `new${(made += 1)}`;
}

/** Operations as texts, new ids by the order they appear in; the keys of a document have no order. */
function named(operations, draft) {
  const seen = new Map();
  const byKey = ([one], [other]) => (one < other ? -1 : 1);
  return operations.map((operation) => write(sorted(operation)).replace(/"(new\d+|[0-9a-f]{32})"/g, (whole, id) => {
    if (draft.entities.has(id)) return whole;
    if (!seen.has(id)) seen.set(id, seen.size);
    return `"new ${seen.get(id)}"`;
  })).sort();

  function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object" || "text" in value) return value;
    return Object.fromEntries(Object.entries(value).sort(byKey).map(([key, one]) => [key, sorted(one)]));
  }
}

const name = fc.constantFrom("a", "b", "名", "d e");
const free = fc.jsonValue({ maxDepth: 2 }).filter((value) => !/\d{17}/.test(JSON.stringify(value)));
const thing = (extra = {}) => fc.record({ name, note: free, ...extra }, { requiredKeys: ["name"] });
const list = (arbitrary) => fc.uniqueArray(arbitrary, { maxLength: 4, selector: (one) => one.name });
const steps = list(thing({ type: fc.constant("job"), inputs: list(thing()), outputs: list(thing()), properties: fc.dictionary(fc.string(), free) }))
  .chain((found) => fc.array(fc.nat(3), { maxLength: 5 }).map((links) => linked(found, links)));

/** Each step may depend on those before it. */
function linked(found, links) {
  return found.map((step, index) => {
    const before = links.filter((at) => at < index).map((at) => found[at].name);
    return before.length > 0 ? { ...step, depend_steps: before } : step;
  });
}

const document = fc.record(
  { name: fc.string(), steps, parameters: list(thing()), data: list(thing()), labels: fc.array(fc.string()), extend: fc.dictionary(fc.string(), free) },
  { requiredKeys: ["name"] },
);

test("any document over any other reads as that document, and undone as the one before", () => {
  fc.assert(fc.property(document, document, (one, other) => {
    const [start, wanted] = [one, other].map((each) => readSpec(JSON.stringify(each)));
    assert.deepEqual([start.faults, wanted.faults], [[], []]);
    const draft = draftOf(start.document, "root", ids());
    const before = write(documentOf(draft));
    const { faults, inverse } = apply(draft, operationsBetween(draft, wanted.document, ids2()));
    assert.deepEqual(faults, []);
    assert.ok(same(documentOf(draft), documentOf(draftOf(wanted.document, "root", ids()))));
    apply(draft, inverse);
    assert.ok(same(documentOf(draft), parse(before)));
  }));
});

function ids2() {
  const next = ids();
  return () => `second${next()}`;
}

test("the same text is no operation", () => {
  fc.assert(fc.property(document, (one) => {
    const { document: read } = readSpec(JSON.stringify(one));
    const draft = draftOf(read, "root", ids());
    assert.deepEqual(operationsBetween(draft, read, ids2()), []);
  }));
});
