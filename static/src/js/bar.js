/** The bar: how large the canvas is, how many problems there are. */

import { html, icon } from "./canvas/markup.js";

/** @param {number} zoom */
export function showZoom(zoom) {
  for (const element of document.querySelectorAll("[data-zoom]")) element.textContent = `${Math.round(zoom * 100)}%`;
}

/** @param {{error?: number, warning?: number}} counts */
export function showCounts({ error = 0, warning = 0 }) {
  const button = /** @type {HTMLElement} */ (document.getElementById("problem-counts"));
  button.replaceChildren(
    count("error", "circle-x", error, ngettext("error", "errors", error)),
    count("warning", "triangle-alert", warning, ngettext("warning", "warnings", warning)));
  const badge = /** @type {HTMLElement} */ (document.getElementById("problem-count"));
  badge.textContent = String(error + warning);
  badge.classList.toggle("err", error > 0);
}

/** @param {string} tone @param {string} iconName @param {number} number @param {string} word for those who cannot see the icon */
function count(tone, iconName, number, word) {
  return html("span", { class: number > 0 ? tone : "" }, icon(iconName, "s"), String(number), html("span", { class: "vh" }, ` ${word} `));
}
