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
    const ways = new Set();
    for (const wire of scene.wiresIn(seen)) {
      const route = scene.routeOf(wire);
      const way = pathOf(route);
      if (ways.has(way) || !overlap(around(route), seen)) continue;
      ways.add(way); // of the wires that a collapsed group brings together, one is drawn
      wanted.add(wire.id);
      this.draw(wire, route, way, lookOf(wire));
    }
    for (const [id, view] of this.views) if (!wanted.has(id)) this.drop(id, view);
  }

  /** @param {Wire} wire @param {import("./geometry.js").Curve} curve @param {string} d it as a path @param {string} look */
  draw(wire, curve, d, look) {
    const view = this.views.get(wire.id) ?? this.add(wire);
    const drawn = `${d} ${look}`;
    if (view.drawn === drawn) return;
    view.drawn = drawn;
    view.path.setAttribute("d", d);
    view.path.setAttribute("class", `wire ${wire.as} ${look}`);
    if (view.label === null) return;
    const { x, y } = middleOf(curve, labelPlace(wire, curve));
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

/**
 * Where on the way the label stands: the two of a condition apart, should both end at one card.
 * @param {Wire} wire @param {import("./geometry.js").Curve} curve
 */
function labelPlace({ as }, curve) {
  const down = (curve.at(-1)?.y ?? 0) > (curve[0]?.y ?? 0);
  return (as === "then") === down ? 0.42 : 0.58;
}

/** @param {string} text */
function labelView(text) {
  const width = text.length * 7 + 14;
  return svg("g", {},
    svg("rect", { x: String(-width / 2), y: "-9", width: String(width), height: "18", rx: "9" }),
    svg("text", { y: "4", "text-anchor": "middle" }, text));
}
