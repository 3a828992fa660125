import assert from "node:assert/strict";
import { test } from "node:test";

import { aligned, distributed, snappedTo } from "../../static/src/js/model/aligning.js";

const box = (id, x, y, width = 100, height = 50) => ({ id, x, y, width, height });
const BOXES = [box("a", 0, 0), box("b", 40, 100, 60, 30), box("c", 300, 400)];
const places = (found) => Object.fromEntries([...found].map(([id, { x, y }]) => [id, [x, y]]));

test("boxes are aligned by each side and each middle", () => {
  assert.deepEqual(places(aligned(BOXES, "left")), { a: [0, 0], b: [0, 100], c: [0, 400] });
  assert.deepEqual(places(aligned(BOXES, "centre")), { a: [150, 0], b: [170, 100], c: [150, 400] });
  assert.deepEqual(places(aligned(BOXES, "right")), { a: [300, 0], b: [340, 100], c: [300, 400] });
  assert.deepEqual(places(aligned(BOXES, "top")), { a: [0, 0], b: [40, 0], c: [300, 0] });
  assert.deepEqual(places(aligned(BOXES, "middle")), { a: [0, 200], b: [40, 210], c: [300, 200] });
  assert.deepEqual(places(aligned(BOXES, "bottom")), { a: [0, 400], b: [40, 420], c: [300, 400] });
});

test("distributed boxes have equal gaps; the outermost stay", () => {
  const found = places(distributed(BOXES, "horizontally"));
  assert.deepEqual(found, { a: [0, 0], b: [170, 100], c: [300, 400] });
  assert.deepEqual(places(distributed(BOXES, "vertically")), { a: [0, 0], b: [40, 210], c: [300, 400] });
});

test("a moving box snaps to the nearest edge or centre, each side by itself", () => {
  const { x, y, guides } = snappedTo(box("m", 4, 203), [box("o", 0, 0)], 6);
  assert.deepEqual([x, y], [0, 200]);
  assert.deepEqual(guides, [{ axis: "x", at: 0, from: 0, to: 250 }]);
});

test("a centre meets a centre", () => {
  const { x, guides } = snappedTo(box("m", 27, 300, 50, 50), [box("o", 0, 0)], 6);
  assert.equal(x, 25);
  assert.deepEqual(guides[0], { axis: "x", at: 50, from: 0, to: 350 });
});

test("away from all others a box snaps to the grid", () => {
  assert.deepEqual(snappedTo(box("m", 503, 907), [box("o", 0, 0)], 6), { x: 500, y: 910, guides: [] });
});
