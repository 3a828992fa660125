import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { draftJson, readDraft } from "../../static/src/js/model/draft.js";
import { parse, same, write } from "../../static/src/js/model/json.js";

const file = new URL("../contracts/operations.json", import.meta.url);

for (const one of parse(readFileSync(file, "utf8"))) {
  test(`as in Python: ${one.name}`, () => {
    const draft = readDraft(one.draft);
    const { faults, inverse } = apply(draft, one.operations);
    if ("refused" in one) {
      assert.deepEqual([faults[0]?.code, comparable(draft)], [one.refused, comparable(readDraft(one.draft))]);
      return;
    }
    assert.deepEqual(faults, []);
    assert.equal(comparable(draft), comparable(readDraft(one.after)));
    assert.deepEqual(texts(inverse), texts(one.inverse));
    apply(draft, inverse);
    assert.ok(same(parse(comparable(draft)), parse(comparable(readDraft(one.draft)))));
  });
}

/** The draft as one text: the order of keys and of link lists does not count. */
function comparable(draft) {
  const { links, ...rest } = draftJson(draft);
  return write(sorted({ ...rest, links: links.map(write).sort() }));
}

/** Operations as texts; a removal may be taken back in another order. */
function texts(operations) {
  return operations.map((operation) => write(sorted(operation))).sort();
}

/** The same value with the keys of every object in order, as plain as it was. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object" || "text" in value) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
