/** A scene that has followed changes is the scene that is read anew: only what can be seen is read again. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Scene } from "../../static/src/js/canvas/scene.js";
import { apply } from "../../static/src/js/model/changes.js";
import { draftOf } from "./drafts.js";

const start = () => draftOf({
  a: { type: "condition", then: ["b"], outputs: [{ name: "o", type: "obs" }] },
  b: { after: ["a"], inputs: [{ name: "i", data: "$ref/consumptions/a/o" }] },
  c: { after: ["a", "b"], inputs: [{ name: "j", data: "$ref/data/x" }] },
  d: { inputs: [{ name: "k", data: "$ref/consumptions/e/o" }] },
}, { data: [{ name: "x" }], subgraph: [{ name: "g", steps: ["b", "c"] }], note: [{ text: "n" }] });

const step = (id) => ({ op: "add", kind: "step", id, owner: "root", after: null, value: { name: id, type: "job" } });
const set = (id, path, from, to) => ({ op: "set", id, path, from: from && JSON.stringify(from), to: to && JSON.stringify(to) });
const link = (op, from, to, as) => ({ op, from, to, as, index: 0 });

/** @type {Record<string, object[]>} changes, each on the draft that those before it left */
const CHANGES = {
  "a title": [set("a", "/title", null, "T")],
  "a dependency": [link("link", "b", "d", "depends")],
  "a dependency that a branch says": [link("link", "a", "d", "else"), link("link", "a", "d", "depends")],
  "a branch taken away": [link("unlink", "a", "b", "then")],
  "an input consumes something else": [set("c.j", "/data", "$ref/data/x", "$ref/consumptions/a/o")],
  "an input consumes nothing": [set("b.i", "/data", "$ref/consumptions/a/o", null)],
  "a new input": [{ op: "add", kind: "input", id: "c.l", owner: "c", after: "c.j", value: { name: "l", data: "$ref/consumptions/a/o" } }],
  "a value of a data entry": [set("x", "/type", null, "obs")],
  "a new step that a broken reference waits for": [step("e"), { op: "add", kind: "output", id: "e.o", owner: "e", after: null, value: { name: "o" } }],
  "a new step": [step("f"), link("link", "f", "a", "depends")],
  "a renamed output": [set("a.o", "/name", "o", "p")],
  "a renamed step": [set("b", "/name", "b", "bb"), set("g", "/steps", ["b", "c"], ["bb", "c"])],
  "a moved step": [{ op: "place", id: "c", x: 1500, y: 700 }],
  "a removed input": [{ op: "remove", id: "c.l" }],
  "a removed step": [{ op: "remove", id: "f" }],
  "a removed note": [{ op: "remove", id: "n" }],
  "another group": [{ op: "add", kind: "subgraph", id: "h", owner: "root", after: null, value: { name: "h", steps: ["a"] } }],
};

/** @param {Scene} scene all that it says of its draft, the places aside that only the layout has given */
function told(scene) {
  const bounds = scene.bounds();
  return {
    cards: [...scene.cards.values()].map(({ id, order, facts, box, joined }) => ({ id, order, facts, box, joined: [...joined].sort() })),
    wires: scene.wires.map(({ id }) => id).sort(),
    shown: [scene.cardsIn(bounds).map(({ id }) => id), scene.wiresIn(bounds).map(({ id }) => id).sort()],
    groups: [...scene.groups.values()].map(({ id, steps }) => ({ id, steps })),
    notes: [...scene.notes.keys()],
  };
}

test("after every change a scene says what one read anew says", () => {
  const draft = start();
  const scene = new Scene(draft);
  for (const [name, operations] of Object.entries(CHANGES)) {
    const { touched, placed, faults } = apply(draft, operations);
    assert.deepEqual(faults, [], name);
    scene.update(touched, placed);
    assert.deepEqual(told(scene), told(new Scene(draft)), name);
  }
});

test("a change says which cards look different, and leaves the others", () => {
  const draft = start();
  const scene = new Scene(draft);
  const before = new Map(scene.cards);
  const changed = (operations) => {
    const { touched, placed } = apply(draft, operations);
    return [...scene.update(touched, placed)].sort();
  };
  assert.deepEqual(changed(CHANGES["a title"]), ["a"]);
  assert.deepEqual(changed([link("link", "c", "d", "depends")]), ["c", "d"]);
  assert.deepEqual(changed(CHANGES["a value of a data entry"]), []);
  assert.equal(scene.cards.get("b"), before.get("b"));
});

test("what moves makes only the wires nearby take another way", () => {
  const draft = draftOf({ a: {}, b: { after: ["a"] }, c: {}, d: { after: ["c"] }, e: {} });
  [["a", 0, 0], ["b", 900, 0], ["c", 0, 3000], ["d", 900, 3000], ["e", 400, 1500]].forEach(([id, x, y]) => draft.positions.set(id, { x, y }));
  const scene = new Scene(draft);
  const routes = scene.wires.map((wire) => scene.routeOf(wire));
  const { touched, placed } = apply(draft, [{ op: "place", id: "e", x: 400, y: 0 }]);
  scene.update(touched, placed);
  const [near, away] = scene.wires.map((wire) => scene.routeOf(wire));
  assert.notDeepEqual(near, routes[0]);
  assert.equal(away, routes[1]);
});
