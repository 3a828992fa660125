/** One row of a table as elements. */

import { html, icon } from "../canvas/markup.js";
import { ICONS, shownValue } from "../canvas/pill.js";
import { isObject } from "../model/json.js";
import { pointer } from "../model/pointer.js";
import { readReference } from "../model/references.js";
import { cellText } from "../model/table_cells.js";
import { NAMESPACES } from "../model/uses.js";
import { ACTIONS, keyOf } from "./columns.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/table_rows.js").Row} Row */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {{draft: Draft, columns: readonly Column[], editable: boolean}} Table */

/** @param {Row} row @param {number} index @param {Table} table @returns {HTMLTableRowElement} */
export function rowView(row, index, table) {
  const attributes = { "data-entity": row.entity.id, "aria-rowindex": String(index + 2) };
  return html("tr", attributes, ...table.columns.map((column) => cellView(row, column, table)), actionsView(row, table));
}

/** @param {Row} row @param {number} index @param {Table} table @returns {string} all that its elements say */
export function signature({ entity, users, constraints, broken }, index, { draft }) {
  return [index, constraints, broken, JSON.stringify(entity.value), ...users.map((id) => draft.name(id))].join("\n");
}

/** @param {Row} row @param {Column} column @param {Table} table */
function cellView(row, column, table) {
  const { entity } = row;
  const td = html("td", { tabindex: "-1", "data-cell": keyOf(column), "data-form": column.form });
  if (column.form === "name") td.append(...nameView(row, table));
  else if (column.form === "switch") td.append(switchView(row, column, table));
  else if (column.form === "uses") td.append(...usesView(row, table.draft));
  else if (column.form === "constraints") td.append(row.constraints === 0 ? faint("–") : String(row.constraints));
  else td.append(...valueView(row, column));
  if (entity.kind === "requirement" && column.form === "map" && table.editable) referable(td, row);
  return td;
}

/** @param {Row} row @param {Table} table */
function nameView({ entity }, { editable }) {
  const namespace = NAMESPACES[entity.kind];
  const name = String(entity.value.name ?? "");
  const grip = editable ? [html("span", { class: "grip", "aria-hidden": "true" }, icon("grip-vertical", "s"))] : [];
  if (namespace === undefined) return [...grip, html("b", { class: "strong" }, name)];
  const text = `$ref/${namespace}/${name}`;
  const pill = html("span", { class: "ref", title: text, "data-refers": text }, icon(ICONS[namespace]),
    html("span", { class: "ns" }, `${namespace} / `), html("span", { class: "n" }, name));
  return [...grip, pill];
}

/** @param {Row} row @param {Column} column @param {Table} table */
function switchView({ entity }, { field, label }, { editable }) {
  const box = html("input", { type: "checkbox", class: "switch", role: "switch", tabindex: "-1", "aria-label": label });
  box.checked = entity.value[field] === true;
  box.disabled = !editable;
  return box;
}

/** @param {Row} row @param {Draft} draft @returns {Node[]} one user by its name, several by their number */
function usesView({ users }, draft) {
  if (users.length === 0) return [faint(gettext("Nothing"))];
  const [first = ""] = users;
  const onlySteps = users.every((id) => draft.entity(id).kind === "step");
  const count = onlySteps ? ngettext("%s step", "%s steps", users.length) : ngettext("%s use", "%s uses", users.length);
  const text = users.length === 1 ? draft.name(first) : interpolate(count, [users.length]);
  return [html("button", { class: "tag", type: "button", tabindex: "-1", "data-users": users.join(" ") }, text)];
}

/** @param {Row} row @param {Column} column @returns {Node[]} */
function valueView({ entity, broken }, { form, field }) {
  const text = cellText(entity, form, field);
  const reference = referenceIn(entity.value[field]);
  if (reference !== null) return [shownValue({ reference, broken, text })];
  if (text === "") return [faint(absentText(entity.value, field))];
  return [html("span", { class: form === "text" && field === "description" ? "trunc" : "mono trunc", title: text }, text)];
}

/** @param {import("../model/json.js").Json | undefined} value @returns {import("../model/references.js").Reference | null} of a map of one text */
function referenceIn(value) {
  const [only, ...others] = isObject(value) ? Object.values(value) : [];
  return others.length === 0 ? readReference(only) : null;
}

/** @param {import("../model/json.js").JsonObject} value @param {string} field */
function absentText(value, field) {
  if (field !== "value" && field !== "default") return "–";
  if (field === "value" && value.delay === true) return gettext("Asked");
  return field === "value" && value.default !== undefined ? gettext("Default") : gettext("None");
}

/** A requirement's value may refer to something: `$` opens the picker. @param {HTMLElement} td @param {Row} row */
function referable(td, { entity }) {
  const { value } = entity.value;
  const [key = "obs_url"] = isObject(value) ? Object.keys(value) : [];
  Object.assign(td.dataset, { entity: entity.id, path: pointer("value", key), target: "text" });
}

/** @param {Row} row @param {Table} table */
function actionsView({ entity }, { editable }) {
  const label = interpolate(editable ? gettext("Actions of %s") : gettext("Show %s in the inspector"), [String(entity.value.name ?? "")]);
  const button = html("button", { class: "btn ghost sm icon", type: "button", tabindex: "-1", "data-more": "", "aria-label": label, title: label }, icon("ellipsis", "s"));
  return html("td", { tabindex: "-1", "data-cell": ACTIONS }, button);
}

/** @param {string} text */
function faint(text) {
  return html("span", { class: "faint" }, text);
}
