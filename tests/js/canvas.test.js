import assert from "node:assert/strict";
import { test } from "node:test";

import { factsOf } from "../../static/src/js/canvas/facts.js";
import { linesOf } from "../../static/src/js/canvas/far_layer.js";
import { AFTER, BEFORE, boxOf, curve, distanceTo, pointOn } from "../../static/src/js/canvas/geometry.js";
import { cardAt, portAt, wireAt } from "../../static/src/js/canvas/hit.js";
import { routed } from "../../static/src/js/canvas/routing.js";
import { Scene } from "../../static/src/js/canvas/scene.js";
import { Viewport } from "../../static/src/js/canvas/viewport.js";
import { Declared } from "../../static/src/js/model/declared.js";
import { apply } from "../../static/src/js/model/changes.js";
import { draftOf } from "./drafts.js";

const factsIn = (draft, id) => factsOf(draft, id, new Declared(draft));

test("an input shows what it is bound to, and whether that is there", () => {
  const draft = draftOf({ a: { outputs: [{ name: "o" }] }, b: { inputs: [{ name: "i", type: "obs", data: "$ref/consumptions/a/o" }, { name: "j", data: "$ref/data/gone" }] } });
  const [i, j] = factsIn(draft, "b").rows;
  assert.deepEqual([i.type, i.shown.reference.name, i.shown.broken], ["obs", "a", false]);
  assert.deepEqual([j.type, j.shown.broken], ["", true]);
});

test("a job's footer says its flavor and its size", () => {
  const resource = { flavor_id: "$ref/parameters/f", node_count: 2, policy: "regular" };
  const { footer } = factsIn(draftOf({ a: { properties: { spec: { resource } } } }), "a");
  assert.deepEqual([footer.shown.reference.name, footer.nodes, footer.policy], ["f", "2", "regular"]);
});

test("a step without anything to say has no footer", () => {
  assert.equal(factsIn(draftOf({ a: { properties: { x: [1, {}] } } }), "a").footer, null);
});

test("a card is as high as its parts, and its ports stand on them", () => {
  const draft = draftOf({ a: { inputs: [{ name: "i" }], outputs: [{ name: "o" }] }, c: { type: "condition" } });
  const box = boxOf(factsIn(draft, "a"), false);
  assert.equal(box.height, 2 + 46 + 11 + 2 * 24);
  assert.deepEqual(box.ports.get(BEFORE), { side: "in", x: 0, y: 24 });
  assert.deepEqual(box.ports.get("in:a.i"), { side: "in", x: 0, y: 65 });
  assert.deepEqual(box.ports.get("out:a.o"), { side: "out", x: 220, y: 89 });
  assert.equal(boxOf(factsIn(draft, "a"), true).height, box.height + 28);
  assert.deepEqual([...boxOf(factsIn(draft, "c"), false).ports.keys()], [BEFORE, AFTER, "then", "else"]);
});

test("a dependency that a branch or a data wire says is drawn once", () => {
  const scene = new Scene(draftOf({
    a: { type: "condition", then: ["b"], outputs: [{ name: "o" }] },
    b: { after: ["a"], inputs: [{ name: "i", data: "$ref/consumptions/a/o" }] },
    c: { after: ["a", "a"] },
  }));
  assert.deepEqual(scene.wires.map(({ to, as }) => `${to} ${as}`).sort(), ["b data", "b then", "c depends"]);
});

test("steps nobody placed stand below those somebody did", () => {
  const draft = draftOf({ a: {}, b: {} });
  draft.positions.set("a", { x: 500, y: 300 });
  const { cards } = new Scene(draft);
  assert.equal(cards.get("a").x, 500);
  assert.ok(cards.get("b").y > 300 + cards.get("a").box.height);
});

test("a change of one card leaves the others as they are", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] }, c: {} });
  const scene = new Scene(draft);
  const other = scene.cards.get("c");
  const { touched, placed } = apply(draft, [{ op: "set", id: "a", path: "/title", from: null, to: '"T"' }]);
  assert.deepEqual(scene.update(touched, placed), new Set(["a"]));
  assert.equal(scene.cards.get("a").facts.title, "T");
  assert.equal(scene.cards.get("c"), other);
});

test("a move reads nothing again", () => {
  const draft = draftOf({ a: {}, b: {} });
  const scene = new Scene(draft);
  const { touched, placed } = apply(draft, [{ op: "place", id: "a", x: 70, y: 80 }]);
  assert.deepEqual(scene.update(touched, placed), new Set());
  assert.deepEqual([scene.cards.get("a").x, scene.cards.get("a").y], [70, 80]);
});

test("a removed step takes its wires off the canvas", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] } });
  const scene = new Scene(draft);
  const { touched, placed } = apply(draft, [{ op: "remove", id: "a" }]);
  scene.update(touched, placed);
  assert.deepEqual([[...scene.cards.keys()], scene.wires], [["b"], []]);
});

test("neighbours come from top to bottom", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] }, c: { after: ["a"] } });
  draft.positions.set("b", { x: 300, y: 200 }).set("c", { x: 300, y: 0 }).set("a", { x: 0, y: 0 });
  const scene = new Scene(draft);
  assert.deepEqual(scene.neighbours("a", "after"), ["c", "b"]);
  assert.deepEqual(scene.neighbours("b", "before"), ["a"]);
});

test("cards, ports and wires are found under a point", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] } });
  draft.positions.set("a", { x: 0, y: 0 }).set("b", { x: 400, y: 100 });
  const scene = new Scene(draft);
  assert.equal(cardAt(scene, { x: 10, y: 10 }, new Set()).id, "a");
  assert.equal(cardAt(scene, { x: 300, y: 10 }, new Set()), null);
  assert.equal(portAt(scene, { x: 223, y: 22 }, 1).port, AFTER);
  assert.equal(portAt(scene, { x: 110, y: 30 }, 1), null);
  const middle = pointOn(scene.curveOf(scene.wires[0]), 0.5);
  assert.equal(wireAt(scene, { x: middle.x + 3, y: middle.y }, 1), scene.wires[0]);
  assert.equal(wireAt(scene, { x: middle.x + 60, y: middle.y - 40 }, 1), null);
});

test("the card on top of the selection is hit first", () => {
  const draft = draftOf({ a: {}, b: {} });
  draft.positions.set("a", { x: 0, y: 0 }).set("b", { x: 20, y: 10 });
  const scene = new Scene(draft);
  assert.equal(cardAt(scene, { x: 30, y: 20 }, new Set()).id, "b");
  assert.equal(cardAt(scene, { x: 30, y: 20 }, new Set(["a"])).id, "a");
});

test("a wire leaves and arrives level, backwards too", () => {
  for (const end of [{ x: 400, y: 90 }, { x: -300, y: 90 }]) {
    const [a, b, c, d] = curve({ x: 0, y: 0 }, end);
    assert.deepEqual([b.y, c.y], [a.y, d.y]);
    assert.ok(b.x > a.x && c.x < d.x);
    assert.ok(distanceTo([a, b, c, d], pointOn([a, b, c, d], 0.37)) < 2);
  }
});

test("a wire goes around the cards between its ends", () => {
  const card = { left: 300, top: -60, right: 520, bottom: 100 };
  const points = routed({ x: 220, y: 24 }, { x: 700, y: 24 }, [card]);
  assert.ok(points.length > 4);
  for (let piece = 0; piece + 3 < points.length; piece += 3) {
    for (let part = 0; part <= 40; part += 1) {
      const { x, y } = pointOn(points, part / 40, piece);
      assert.ok(x < card.left || x > card.right || y < card.top || y > card.bottom, `${x} ${y}`);
    }
  }
});

test("a wire with a free way goes straight", () => {
  const away = { left: 300, top: 400, right: 520, bottom: 500 };
  assert.deepEqual(routed({ x: 220, y: 24 }, { x: 700, y: 24 }, [away]), curve({ x: 220, y: 24 }, { x: 700, y: 24 }));
});

test("zooming keeps the point under the pointer", () => {
  const view = new Viewport();
  view.resize(800, 600);
  view.pan(33, -20);
  const before = view.toWorld({ x: 200, y: 150 });
  view.zoomTo(0.4, { x: 200, y: 150 });
  const after = view.toWorld({ x: 200, y: 150 });
  assert.ok(Math.hypot(before.x - after.x, before.y - after.y) < 1e-9);
});

test("fitting shows everything, never larger than it is", () => {
  const view = new Viewport();
  view.resize(800, 600);
  view.fit({ left: -5000, top: 0, right: 5000, bottom: 300 });
  const seen = view.seen();
  assert.ok(seen.left <= -5000 && seen.right >= 5000);
  view.fit({ left: 0, top: 0, right: 10, bottom: 10 });
  assert.equal(view.zoom, 1);
});

test("revealing pans no further than needed", () => {
  const view = new Viewport();
  view.resize(800, 600);
  assert.equal(view.reveal({ left: 100, top: 100, right: 300, bottom: 200 }), false);
  assert.equal(view.reveal({ left: 900, top: 100, right: 1100, bottom: 200 }), true);
  assert.ok(view.toScreen({ x: 1100, y: 0 }).x <= 800);
});

test("a wire back goes around every card, the two it joins among them", () => {
  const cards = [{ left: 300, top: 0, right: 520, bottom: 150 }, { left: 0, top: 20, right: 220, bottom: 170 }, { left: 300, top: 180, right: 520, bottom: 330 }];
  const [from, to, between] = cards;
  const points = routed({ x: 520, y: 24 }, { x: 0, y: 44 }, [between], [from, to]);
  for (let piece = 0; piece + 3 < points.length; piece += 3) {
    for (let part = 0; part <= 40; part += 1) {
      const { x, y } = pointOn(points, part / 40, piece);
      assert.ok(cards.every((card) => x < card.left || x > card.right || y < card.top || y > card.bottom), `${x} ${y}`);
    }
  }
  assert.deepEqual([points[0].y, points.at(-1).y], [24, 44]);
});

test("fitting beside something leaves it free", () => {
  const view = new Viewport();
  view.resize(800, 600);
  view.fit({ left: 0, top: 0, right: 3000, bottom: 100 }, { bottom: 120 });
  assert.ok(view.toScreen({ x: 0, y: 100 }).y < 480);
  view.fit({ left: 0, top: 0, right: 100, bottom: 3000 }, { right: 200 });
  assert.ok(view.toScreen({ x: 100, y: 0 }).x < 600);
});

test("a scene that is shown sets the other steps aside", () => {
  const scene = new Scene(draftOf({ a: {}, b: {} }, { scene: [{ name: "s", steps: ["b"] }] }));
  assert.deepEqual([scene.isAside("a"), scene.isAside("b")], [false, false]);
  scene.policySceneId = "s";
  assert.deepEqual([scene.isAside("a"), scene.isAside("b")], [true, false]);
});

test("a name from afar takes two lines, broken behind its joints", () => {
  assert.deepEqual(linesOf("training_job1", 20), ["training_job1"]);
  assert.deepEqual(linesOf("training_job1", 10), ["training_", "job1"]);
  assert.deepEqual(linesOf("condition_step_test", 10), ["condition_", "step_test"]);
  assert.deepEqual(linesOf("abcdefghijkl", 6), ["abcde…"]);
});
