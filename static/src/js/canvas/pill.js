/** The pill: the one way a `$ref` is shown. */

import { aimOf } from "../model/uses.js";
import { html, icon } from "./markup.js";

/** @typedef {import("./facts.js").Shown} Shown */
/** @typedef {import("../model/references.js").Reference} Reference */

/** @type {Record<Reference["namespace"], string>} */
export const ICONS = {
  parameters: "sliders-horizontal",
  data: "database",
  data_requirements: "clipboard-list",
  consumptions: "arrow-right-from-line",
  storages: "hard-drive",
};

/** @param {Shown} shown @returns {HTMLElement} a pill for a reference, else its text as a literal */
export function shownValue(shown) {
  if (shown.reference === null) return html("span", { class: "lit trunc" }, shown.text);
  const { namespace, name, rest, text } = shown.reference;
  const refers = aimOf(shown.reference);
  const label = namespace === "consumptions" ? [name, ...rest].join(" / ") : name;
  const look = shown.broken ? "ref broken" : "ref";
  return html("span", { class: look, title: text, "data-refers": refers }, icon(ICONS[namespace]), html("span", { class: "n" }, label));
}
