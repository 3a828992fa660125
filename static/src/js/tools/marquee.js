/** The marquee: selects the steps and notes it touches and the groups it holds; with Shift beside those selected before. */

import { overlap } from "../canvas/geometry.js";
import { areaOf } from "../canvas/groups.js";
import { html } from "../canvas/markup.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

/** @implements {Tool} */
export class Marquee {
  cursor = "crosshair";

  /** @param {FlowCanvas} canvas @param {At} start */
  constructor(canvas, start) {
    this.canvas = canvas;
    this.start = start.world;
    const { steps, groups, notes } = canvas.selection;
    this.before = { steps, groups, notes };
    this.kept = start.shift ? this.before : { steps: new Set(), groups: new Set(), notes: new Set() };
    this.box = html("div", { class: "marquee" });
    canvas.append(this.box);
    this.select({ steps: [], groups: [], notes: [] });
  }

  /** @param {{steps: string[], groups: string[], notes: string[]}} hit beside what is kept */
  select({ steps, groups, notes }) {
    const { kept } = this;
    this.canvas.selection.set([...kept.steps, ...steps], [], [...kept.groups, ...groups], [...kept.notes, ...notes]);
  }

  /** @param {At} at */
  move({ world }) {
    const rect = between(this.start, world);
    this.draw(rect);
    this.select(within(this.canvas.scene, rect));
  }

  /** @param {import("../canvas/geometry.js").Rect} rect */
  draw({ left, top, right, bottom }) {
    const start = this.canvas.view.toScreen({ x: left, y: top });
    const end = this.canvas.view.toScreen({ x: right, y: bottom });
    const { style } = this.box;
    style.translate = `${start.x}px ${start.y}px`;
    style.width = `${end.x - start.x}px`;
    style.height = `${end.y - start.y}px`;
  }

  end() {
    this.box.remove();
  }

  cancel() {
    this.box.remove();
    this.canvas.selection.set(this.before.steps, [], this.before.groups, this.before.notes);
  }
}

/** @param {import("../canvas/scene.js").Scene | undefined} scene @param {import("../canvas/geometry.js").Rect} rect */
function within(scene, rect) {
  if (!scene) return { steps: [], groups: [], notes: [] };
  const groups = scene.shownGroups.filter((group) => holds(rect, areaOf(group)) || (group.collapsed && overlap(areaOf(group), rect)));
  const notes = [...scene.notes.values()].filter((note) => overlap(areaOf(note), rect));
  return { steps: scene.cardsIn(rect).map(({ id }) => id), groups: groups.map(({ id }) => id), notes: notes.map(({ id }) => id) };
}

/** @param {import("../canvas/geometry.js").Rect} outer @param {import("../canvas/geometry.js").Rect} inner */
function holds(outer, inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
}

/** @param {import("./tool.js").Point} one @param {import("./tool.js").Point} other */
function between(one, other) {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}
