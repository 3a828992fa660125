// How a step of a run is drawn from afar: never by colour alone.
import assert from "node:assert/strict";
import test from "node:test";

const { drawMark } = await import("../../static/src/js/canvas/far_marks.js");

const MARKS = ["completed", "running", "wait", "failed", "skipped", "stopped"];
const colours = { card: "card", onMark: "white", markOf: (mark) => mark };

/** A pen that writes down what it is asked to draw, whatever the colour. */
function recorder() {
  const drawn = [];
  const draw = (name) => (...values) => drawn.push([name, ...values].join(" "));
  const pen = new Proxy({}, { get: (_, name) => draw(String(name)), set: () => true });
  return { pen, drawn };
}

function signOf(mark, { zoom = 0.25, width = 56, height = 90 } = {}) {
  const { pen, drawn } = recorder();
  drawMark({ pen, zoom, colours }, mark, { x: 0, y: 0, width, height });
  return drawn.join(", ");
}

test("each mark has a sign of its own", () => {
  assert.equal(new Set(MARKS.map((mark) => signOf(mark))).size, MARKS.length);
});

test("where a sign could not be told from a spot there is none", () => {
  assert.doesNotMatch(signOf("failed", { zoom: 0.01 }), /scale/);
  assert.match(signOf("failed"), /scale/);
});

test("what has not begun is an outline", () => {
  assert.match(signOf("queued"), /strokeRect/);
  assert.doesNotMatch(signOf("completed"), /strokeRect/);
});
