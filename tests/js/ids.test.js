import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../../static/src/js/sync/ids.js";

test("ids of one page are 32 hex digits, differ, and share their start", () => {
  const made = Array.from({ length: 300 }, newId);
  assert.ok(made.every((id) => /^[0-9a-f]{32}$/.test(id)));
  assert.equal(new Set(made).size, made.length);
  assert.equal(new Set(made.map((id) => id.slice(0, 24))).size, 1);
});
