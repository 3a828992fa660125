import assert from "node:assert/strict";
import { test } from "node:test";

import { History } from "../../static/src/js/sync/history.js";

const SOMETHING = [{ op: "place", id: "a", x: 1, y: 1 }];

/** A history of deeds written as "1", "undo 1", "redo 2". */
function historyOf(...deeds) {
  const history = new History();
  for (const [index, text] of deeds.entries()) {
    const [kind, takesBack] = text.includes(" ") ? text.split(" ") : ["do", null];
    history.add({ id: String(index + 1), kind, takesBack, label: text }, SOMETHING);
  }
  return history;
}

const next = (history) => [history.next("undo")?.id, history.next("redo")?.id];

test("the newest that stands is undone first, the newest undo redone first", () => {
  assert.deepEqual(next(historyOf("do", "do")), ["2", undefined]);
  assert.deepEqual(next(historyOf("do", "do", "undo 2")), ["1", "3"]);
  assert.deepEqual(next(historyOf("do", "do", "undo 2", "undo 1")), [undefined, "4"]);
});

test("what was done again can be undone again", () => {
  assert.deepEqual(next(historyOf("do", "undo 1", "redo 2")), ["3", undefined]);
  assert.deepEqual(next(historyOf("do", "undo 1", "redo 2", "undo 3")), [undefined, "4"]);
});

test("doing anything new forgets what could be done again", () => {
  const history = historyOf("do", "undo 1");
  history.older = { undo: true, redo: true };
  history.add({ id: "3", kind: "do", takesBack: null, label: "" }, SOMETHING);
  assert.deepEqual([next(history), history.older], [["3", undefined], { undo: true, redo: false }]);
});

test("what does not stand, did nothing or was given up cannot be undone", () => {
  const history = historyOf("do", "do", "do", "do");
  history.stands("4", null);
  history.stands("3", []);
  history.forget("2");
  assert.deepEqual(next(history), ["1", undefined]);
});

test("the inverse is the one of the draft as it is now", () => {
  const history = historyOf("do");
  history.stands("1", [{ op: "remove", id: "b" }]);
  assert.deepEqual(history.next("undo").inverse, [{ op: "remove", id: "b" }]);
});
