/** docs/canvas.md says what the code does: its methods, events and properties are those of the element. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { Scene } from "../../static/src/js/canvas/scene.js";
import { draftOf } from "./drafts.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const scripts = join(root, "static/src/js");
const page = readFileSync(join(root, "docs/canvas.md"), "utf8");
const files = readdirSync(scripts, { recursive: true }).filter((name) => name.endsWith(".js"));
const sources = new Map(files.map((name) => [name, readFileSync(join(scripts, name), "utf8")]));

/** @param {string} heading @returns {string[]} the first cells of the section's table */
function firstCells(heading) {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell);
}

/** @param {RegExp} pattern @param {(name: string) => boolean} where @returns {Set<string>} its first groups in the sources */
function found(pattern, where) {
  const texts = [...sources].filter(([name]) => where(name)).map(([, text]) => text);
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name)));
}

async function methodsOfTheElement() {
  globalThis.HTMLElement ??= class extends EventTarget {};
  globalThis.customElements ??= { define() {} };
  const { FlowCanvas } = await import("../../static/src/js/canvas/flow_canvas.js");
  const { ViewElement } = await import("../../static/src/js/canvas/view_element.js");
  return new Set([FlowCanvas, ViewElement].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)));
}

const documented = new Set(firstCells("Methods").flatMap((cell) => [...cell.matchAll(/`(\w+)\(/g)].map(([, name]) => name)));

test("every method on the page is one of the element", async () => {
  const methods = await methodsOfTheElement();
  assert.ok(documented.size > 20);
  assert.deepEqual([...documented].filter((name) => !methods.has(name)), []);
});

test("every method that the rest of the page calls is on the page", async () => {
  const methods = await methodsOfTheElement();
  const called = found(/\bcanvas\.(\w+)\(/g, (name) => !name.startsWith("canvas/"));
  assert.deepEqual([...called].filter((name) => methods.has(name) && !documented.has(name)), []);
});

test("the events on the page are those that the canvas sends", () => {
  const sent = found(/(?:this|canvas)\.tell\("([a-z]+:[a-z]+)"/g, () => true);
  const told = firstCells("Events").map((cell) => cell.replaceAll("`", ""));
  assert.deepEqual(told.toSorted(), [...sent].toSorted());
});

test("the properties on the page are those of the scene", () => {
  const scene = new Scene(draftOf({ a: { after: [] } }));
  for (const cell of firstCells("Scene")) assert.ok(cell.replaceAll("`", "").replace("scene.", "") in scene, cell);
  const shape = /`scene.cards` \| Map by id of a step: `\{(.*?)\}`/.exec(page)?.[1].split(", ") ?? [];
  assert.deepEqual(shape.filter((key) => !(key in scene.cards.get("a"))), []);
});

test("groups, notes and wires have what the page says", () => {
  const scene = new Scene(draftOf({ a: {}, b: { after: ["a"] } }, { subgraph: [{ name: "g", steps: ["a"] }], note: [{ text: "n" }] }));
  const shapeOf = (name) => new RegExp(`scene.${name}\` \\|[^\`]*\`\\{(.*?)\\}\``).exec(page)?.[1].split(", ").toSorted();
  assert.deepEqual(shapeOf("groups"), Object.keys(scene.groups.get("g")).toSorted());
  assert.deepEqual(shapeOf("notes"), Object.keys(scene.notes.get("n")).toSorted());
  assert.deepEqual(shapeOf("wires"), Object.keys(scene.wires[0]).toSorted());
});
