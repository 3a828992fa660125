/** The pill: the one way a `$ref` is shown. */

import { write } from "../model/json.js";
import { readReference } from "../model/references.js";
import { declaredAs, valueIn } from "../model/resolve.js";
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
  return html("span", { class: look, title: text, "data-reference": text, "data-refers": refers }, icon(ICONS[namespace]), html("span", { class: "n" }, label));
}

/** @param {import("../model/draft.js").Draft} draft @param {string} text of a reference @returns {string} it in full, and what it stands for */
export function pillTitle(draft, text) {
  const reference = readReference(text);
  return reference === null ? text : `${text}\n${meaningOf(draft, reference)}`;
}

/** @param {import("../model/draft.js").Draft} draft @param {Reference} reference */
function meaningOf(draft, reference) {
  const found = declaredAs(draft, reference);
  if (found === null && reference.namespace !== "consumptions") return gettext("Nothing has this name");
  const value = valueIn(found, reference);
  return value === undefined ? gettext("Has a value only while it runs") : typeof value === "string" ? value : write(value);
}
