import assert from "node:assert/strict";
import { test } from "node:test";

import { moveOf, typedAhead } from "../../static/src/js/popup_keys.js";

const shown = ["train", "label", "test"].map((label) => ({ id: label, label }));
const to = (key, active, text = "") => moveOf({ key }, { shown, active, text });

test("arrows go round, pages and ends stop", () => {
  assert.deepEqual([to("ArrowDown", 2), to("ArrowUp", 0), to("ArrowUp", -1), to("ArrowDown", -1)], [0, 2, 2, 0]);
  assert.deepEqual([to("PageDown", 0), to("PageUp", 2), to("Home", 2), to("End", 0)], [2, 0, 0, 2]);
});

test("Home and End stay with a text that is typed", () => {
  assert.deepEqual([to("Home", 2, "t"), to("End", 0, "t"), to("x", 0)], [undefined, undefined, undefined]);
});

test("without options no key leads anywhere", () => {
  assert.equal(moveOf({ key: "ArrowDown" }, { shown: [], active: -1, text: "" }), undefined);
});

test("a letter leads to the next option that begins with it", () => {
  assert.equal(typedAhead({ key: "T" }, { shown, active: 0 }), 2);
  assert.equal(typedAhead({ key: "t" }, { shown, active: 2 }), 0);
  assert.equal(typedAhead({ key: "x" }, { shown, active: 0 }), undefined);
  assert.equal(typedAhead({ key: "t", ctrlKey: true }, { shown, active: 0 }), undefined);
});
