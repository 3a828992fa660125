import assert from "node:assert/strict";
import { test } from "node:test";

import { overlap } from "../../static/src/js/canvas/geometry.js";
import { Grid } from "../../static/src/js/canvas/grid.js";
import { areaOf, groupAt } from "../../static/src/js/canvas/groups.js";
import { noteAt } from "../../static/src/js/canvas/notes.js";
import { rectOf, Scene } from "../../static/src/js/canvas/scene.js";
import { Selection } from "../../static/src/js/canvas/selection.js";
import { apply } from "../../static/src/js/model/changes.js";
import { draftOf } from "./drafts.js";

/** a and b side by side in a group, c after both; the outer group holds all of them. */
function sceneOf(groups = [{ name: "g", steps: ["a", "b"] }], collapsed = []) {
  const draft = draftOf({ a: {}, b: { after: ["a"] }, c: { after: ["b"] }, d: { after: ["a"] } }, { subgraph: groups });
  draft.positions.set("a", { x: 100, y: 100 }).set("b", { x: 400, y: 200 }).set("c", { x: 900, y: 100 }).set("d", { x: 900, y: 400 });
  return new Scene(draft, collapsed);
}

const inside = (inner, outer) => inner.left > outer.left && inner.top > outer.top && inner.right < outer.right && inner.bottom < outer.bottom;

test("a group frames its steps with room for its name", () => {
  const scene = sceneOf();
  const group = scene.groups.get("g");
  assert.deepEqual(group.steps, ["a", "b"]);
  for (const id of ["a", "b"]) assert.ok(inside(rectOf(scene.cards.get(id)), areaOf(group)));
  assert.equal(100 - group.y, 40);
});

test("a frame goes where its steps go", () => {
  const scene = sceneOf();
  const { x, width } = { ...scene.groups.get("g") };
  scene.moveTo("b", 700, 200);
  assert.deepEqual([scene.groups.get("g").x, scene.groups.get("g").width], [x, width + 300]);
});

test("names that no step has, and repetitions, frame nothing", () => {
  assert.deepEqual(sceneOf([{ name: "g", steps: ["a", "gone", "a"] }]).groups.get("g").steps, ["a"]);
  assert.deepEqual(sceneOf([{ name: "g" }]).groups.get("g").steps, []);
});

test("an empty group stands where it was placed", () => {
  const draft = draftOf({}, { subgraph: [{ name: "g", steps: [] }] });
  draft.positions.set("g", { x: 30, y: 40 });
  const scene = new Scene(draft);
  assert.deepEqual([scene.groups.get("g").x, scene.groups.get("g").y], [30, 40]);
  assert.ok(scene.bounds().left <= 30);
});

test("a group whose steps all belong to a larger one stands inside it", () => {
  const scene = sceneOf([{ name: "outer", steps: ["a", "b", "c"] }, { name: "inner", steps: ["a", "b"] }]);
  const { groups } = scene;
  assert.ok(inside(areaOf(groups.get("inner")), areaOf(groups.get("outer"))));
  const { x, y } = groups.get("inner");
  assert.equal(groupAt(scene.shownGroups, { x: x + 5, y: y + 5 }).group.id, "inner");
});

test("a collapsed group is one card: its steps and the wires between them are hidden, the others end on it", () => {
  const scene = sceneOf(undefined, ["g"]);
  const all = scene.bounds();
  const group = scene.groups.get("g");
  assert.deepEqual([group.width, group.height], [220, 80]);
  assert.deepEqual(scene.cardsIn(all).map(({ id }) => id), ["c", "d"]);
  assert.deepEqual(scene.wiresIn(all).map(({ from, to }) => `${from} ${to}`).sort(), ["a d", "b c"]);
  for (const wire of scene.wiresIn(all)) {
    assert.deepEqual(scene.anchor(wire.from, wire.start), { x: group.x + 220, y: group.y + 24 });
  }
  assert.equal(scene.wires.length, 3);
});

test("wires of a collapsed group follow it, whichever of its steps moves", () => {
  const scene = sceneOf(undefined, ["g"]);
  scene.wiresIn(scene.bounds());
  scene.moveTo("a", 5100, 3000);
  scene.moveTo("b", 5400, 3100);
  const { x, y } = scene.groups.get("g");
  const near = { left: x + 220, top: y, right: x + 230, bottom: y + 40 };
  assert.deepEqual(scene.wiresIn(near).map(({ to }) => to).sort(), ["c", "d"]);
});

test("opened again, everything is as it was", () => {
  const scene = sceneOf();
  const before = { bounds: scene.bounds(), wires: scene.wiresIn(scene.bounds()).length };
  scene.collapse("g", true);
  assert.equal(scene.shownAs("a"), "g");
  scene.collapse("g", false);
  assert.deepEqual({ bounds: scene.bounds(), wires: scene.wiresIn(scene.bounds()).length }, before);
});

test("what is inside a collapsed group is shown by the outermost", () => {
  const scene = sceneOf([{ name: "outer", steps: ["a", "b", "c"] }, { name: "inner", steps: ["a", "b"] }], ["outer", "inner"]);
  assert.deepEqual(scene.shownGroups.map(({ id }) => id), ["outer"]);
  assert.equal(scene.shownAs("a"), "outer");
});

test("a group says the worst of its steps", () => {
  const scene = sceneOf();
  assert.equal(scene.groups.get("g").worst, "");
  scene.setTroubles(new Map([["a", [{ severity: "warning", message: "" }]], ["b", [{ severity: "error", message: "" }]], ["c", []]]));
  assert.equal(scene.groups.get("g").worst, "error");
});

test("an open group is taken by its header only", () => {
  const scene = sceneOf();
  const { x, y } = scene.groups.get("g");
  assert.equal(groupAt(scene.shownGroups, { x: x + 20, y: y + 10 }).part, "header");
  assert.equal(groupAt(scene.shownGroups, { x: x + 5, y: y + 100 }).part, "body");
  assert.equal(groupAt(scene.shownGroups, { x: x - 5, y }), null);
});

test("a change of a group touches no card", () => {
  const scene = sceneOf();
  const card = scene.cards.get("c");
  const { touched, placed } = apply(scene.draft, [{ op: "set", id: "g", path: "/steps", from: '["a","b"]', to: '["a","b","c"]' }]);
  assert.deepEqual(scene.update(touched, placed), new Set());
  assert.deepEqual(scene.groups.get("g").steps, ["a", "b", "c"]);
  assert.equal(scene.cards.get("c"), card);
});

test("a step renamed in its group stays in it", () => {
  const scene = sceneOf();
  const { touched, placed } = apply(scene.draft, [
    { op: "set", id: "a", path: "/name", from: '"a"', to: '"z"' },
    { op: "set", id: "g", path: "/steps", from: '["a","b"]', to: '["z","b"]' },
  ]);
  scene.update(touched, placed);
  assert.deepEqual(scene.groups.get("g").steps, ["a", "b"]);
});

test("a note has its text, size, colour and place; a size or colour that is none is the usual one", () => {
  const draft = draftOf({}, { note: [{ text: "n", width: 300, height: 90, color: "blue" }, { text: "m", width: "wide", height: 1, color: "pink" }] });
  draft.positions.set("n", { x: 10, y: 20 });
  const { notes } = new Scene(draft);
  assert.deepEqual({ ...notes.get("n") }, { id: "n", text: "n", width: 300, height: 90, color: "blue", x: 10, y: 20 });
  assert.deepEqual([notes.get("m").width, notes.get("m").height, notes.get("m").color], [240, 60, "yellow"]);
  assert.equal(noteAt(notes, { x: 12, y: 22 }).part, "body");
  assert.equal(noteAt(notes, { x: 305, y: 105 }).part, "corner");
  assert.equal(noteAt(notes, { x: 9, y: 20 }), null);
});

test("a moved note is moved, a removed one is gone", () => {
  const draft = draftOf({ a: {} }, { note: [{ text: "n" }] });
  const scene = new Scene(draft);
  let { touched, placed } = apply(draft, [{ op: "place", id: "n", x: 7, y: 8 }]);
  scene.update(touched, placed);
  assert.deepEqual([scene.notes.get("n").x, scene.notes.get("n").y], [7, 8]);
  ({ touched, placed } = apply(draft, [{ op: "remove", id: "n" }]));
  assert.deepEqual(scene.update(touched, placed), new Set());
  assert.equal(scene.notes.size, 0);
});

test("scenes hold the steps they name", () => {
  const { policyScenes } = new Scene(draftOf({ a: {}, b: {} }, { scene: [{ name: "s", steps: ["b", "gone"] }, { name: "t" }] }));
  assert.deepEqual(policyScenes, [{ id: "s", name: "s", steps: new Set(["b"]) }, { id: "t", name: "t", steps: new Set() }]);
});

test("the selection forgets what is no longer there", () => {
  const scene = sceneOf();
  const selection = new Selection();
  selection.set(["a", "x"], [scene.wires[0].id, "x"], ["g", "x"], ["x"]);
  selection.keep(scene);
  clearTimeout(selection.timer);
  assert.deepEqual([[...selection.steps], [...selection.wires], [...selection.groups], [...selection.notes]], [["a"], [scene.wires[0].id], ["g"], []]);
});

test("the index finds exactly what touches, however it has moved", () => {
  const grid = new Grid();
  const rects = new Map();
  let seed = 7;
  const next = (most) => (seed = (seed * 16807) % 2147483647) % most;
  for (let step = 0; step < 600; step += 1) {
    const id = `r${next(80)}`;
    const [left, top] = [next(8000) - 4000, next(8000) - 4000];
    const rect = { left, top, right: left + next(1500), bottom: top + next(300) };
    if (step % 7 === 0) grid.remove(id), rects.delete(id);
    else grid.put(id, rect), rects.set(id, rect);
    const query = { left: top, top: left, right: top + next(3000), bottom: left + next(9000) };
    const expected = [...rects].filter(([, each]) => overlap(each, query)).map(([each]) => each);
    assert.deepEqual([...grid.touching(query)].sort(), expected.sort());
  }
});
