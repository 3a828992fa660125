/** The legend: the shapes of the ports that are on the canvas. */

import { html, svg } from "./canvas/markup.js";

/** @typedef {import("./canvas/scene.js").Scene} Scene */

const SHAPES = ["obs", "dataset", "model", "service_content", "data_selector"];

/** @param {HTMLElement} element @param {Scene} scene */
export function drawLegend(element, scene) {
  const used = new Set([...scene.cards.values()].flatMap(({ facts }) => facts.rows.map(({ type }) => type)));
  const shown = SHAPES.filter((shape) => used.has(shape));
  element.replaceChildren(entry("order", gettext("order")), ...shown.map((shape) => entry(shape, shape)));
}

/** @param {string} shape @param {string} label */
function entry(shape, label) {
  return html("span", {}, svg("svg", { viewBox: "0 0 12 12" }, svg("use", { href: `#p-${shape}` })), label);
}
