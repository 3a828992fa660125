/** The legend: the shapes of the ports that are on the canvas. */

import { html, svg } from "./canvas/markup.js";

/** @typedef {import("./canvas/scene.js").Scene} Scene */

const SHAPES = ["obs", "dataset", "model", "service_content", "data_selector"];

/** @param {HTMLElement} element @param {Scene} scene */
export function drawLegend(element, scene) {
  const used = new Set([...scene.cards.values()].flatMap(({ facts }) => facts.rows.map(({ type }) => type)));
  const entries = [{ shape: "order", label: gettext("order") }, ...SHAPES.filter((shape) => used.has(shape)).map((shape) => ({ shape, label: shape }))];
  element.replaceChildren(...entries.map(({ shape, label }) => html("span", {}, svg("svg", { viewBox: "0 0 12 12" }, svg("use", { href: `#p-${shape}` })), label)));
}
