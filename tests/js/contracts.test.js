import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { apply } from "../../static/src/js/model/changes.js";
import { readDraft } from "../../static/src/js/model/draft.js";
import { parse, same } from "../../static/src/js/model/json.js";
import { comparable, texts } from "./comparable.js";

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
