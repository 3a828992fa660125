import assert from "node:assert/strict";
import { test } from "node:test";

import { crossings } from "../../static/src/js/model/layers.js";
import { layout } from "../../static/src/js/model/layout.js";

const box = (id, height = 100) => ({ id, width: 220, height });
const edge = (from, to) => ({ from, to, fromY: 24, toY: 24 });

/** a → b → d, a → c → d: the two branches stand one above the other, the ends between them. */
test("a diamond has three columns and no overlap", () => {
  const places = layout([box("a"), box("b"), box("c"), box("d")], [edge("a", "b"), edge("a", "c"), edge("b", "d"), edge("c", "d")]);
  const at = Object.fromEntries(places);
  assert.deepEqual([at.a.x, at.b.x, at.c.x, at.d.x], [0, 300, 300, 600]);
  assert.ok(Math.abs(at.b.y - at.c.y) >= 124);
  assert.equal(at.a.y, at.d.y);
});

test("every wire runs from left to right", () => {
  const [boxes, edges] = random(300, 450);
  const places = layout(boxes, edges);
  for (const { from, to } of edges) assert.ok(places.get(from).x + 220 < places.get(to).x);
});

test("no two boxes overlap", () => {
  const [boxes, edges] = random(300, 200);
  const places = [...layout(boxes, edges).values()];
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      assert.ok(Math.abs(one.x - other.x) >= 220 || Math.abs(one.y - other.y) >= 100);
    }
  }
});

test("a chain is a straight line", () => {
  const ids = Array.from({ length: 50 }, (_, index) => `s${index}`);
  const places = layout(ids.map((id) => box(id)), ids.slice(1).map((id, index) => edge(ids[index], id)));
  assert.deepEqual(new Set([...places.values()].map(({ y }) => y)), new Set([0]));
});

test("steps without wires fill a sheet, not a column", () => {
  const places = [...layout(Array.from({ length: 100 }, (_, index) => box(`s${index}`)), []).values()];
  assert.ok(Math.max(...places.map(({ x }) => x)) > 1000);
  assert.ok(Math.max(...places.map(({ y }) => y)) < 2000);
});

test("crossings are counted exactly", () => {
  const after = new Map([["a", ["x", "y"]], ["b", ["x"]], ["c", ["y", "x"]]]);
  assert.equal(crossings([["a", "b", "c"], ["x", "y"]], after), 2);
});

test("the same graph is always laid out alike", () => {
  const [boxes, edges] = random(80, 120);
  assert.deepEqual(layout(boxes, edges), layout(boxes, edges));
});

test("5,000 steps take less than three seconds of the processor", () => {
  const [boxes, edges] = random(5000, 7500);
  const before = process.cpuUsage();
  assert.equal(layout(boxes, edges).size, 5000);
  assert.ok(process.cpuUsage(before).user < 3_000_000);
});

/** A repeatable acyclic graph: each wire runs to one of the next forty steps. */
function random(steps, wires) {
  const boxes = Array.from({ length: steps }, (_, index) => box(`s${index}`));
  const edges = Array.from({ length: wires }, (_, index) => {
    const from = (index * 7919) % (steps - 41);
    return edge(`s${from}`, `s${from + 1 + ((index * 104729) % 40)}`);
  });
  return [boxes, edges];
}
