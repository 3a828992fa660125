/** The wires in view: one SVG, one path a wire, the labels of branches beside them. */

import { around, middleOf, overlap, pathOf } from "./geometry.js";
import { svg } from "./markup.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {{path: SVGPathElement, label: SVGGElement | null, drawn: string}} View */

/** What a branch is called on its wire. @type {Partial<Record<Wire["as"], string>>} */
const LABELS = { then: "true", else: "false" };

export class WireLayer {
  constructor() {
    /** @type {Map<string, View>} */
    this.views = new Map();
    this.labels = svg("g", {});
    this.element = svg("svg", { class: "wires", "aria-hidden": "true" }, this.labels);
  }

  /** @param {Scene} scene @param {Rect} seen @param {(wire: Wire) => string} lookOf classes beside `wire` */
  show(scene, seen, lookOf) {
    const wanted = new Set();
    for (const wire of scene.wiresIn(seen)) {
      const route = scene.routeOf(wire);
      if (!overlap(around(route), seen)) continue;
      wanted.add(wire.id);
      this.draw(wire, route, lookOf(wire));
    }
    for (const [id, view] of this.views) if (!wanted.has(id)) this.drop(id, view);
  }

  /** @param {Wire} wire @param {import("./geometry.js").Curve} curve @param {string} look */
  draw(wire, curve, look) {
    const view = this.views.get(wire.id) ?? this.add(wire);
    const d = pathOf(curve);
    const drawn = `${d} ${look}`;
    if (view.drawn === drawn) return;
    view.drawn = drawn;
    view.path.setAttribute("d", d);
    view.path.setAttribute("class", `wire ${wire.as} ${look}`);
    if (view.label === null) return;
    const { x, y } = middleOf(curve);
    view.label.setAttribute("transform", `translate(${x} ${y})`);
    view.label.setAttribute("class", `elabel ${look}`);
  }

  /** @param {Wire} wire @returns {View} */
  add(wire) {
    const path = svg("path", { "data-wire": wire.id });
    const text = LABELS[wire.as];
    const label = text === undefined ? null : labelView(text);
    this.element.insertBefore(path, this.labels);
    if (label !== null) this.labels.append(label);
    const view = { path, label, drawn: "" };
    this.views.set(wire.id, view);
    return view;
  }

  /** @param {string} id @param {View} view */
  drop(id, view) {
    view.path.remove();
    view.label?.remove();
    this.views.delete(id);
  }

  clear() {
    for (const [id, view] of this.views) this.drop(id, view);
  }
}

/** @param {string} text */
function labelView(text) {
  const width = text.length * 7 + 14;
  return svg("g", {},
    svg("rect", { x: String(-width / 2), y: "-9", width: String(width), height: "18", rx: "9" }),
    svg("text", { y: "4", "text-anchor": "middle" }, text));
}
