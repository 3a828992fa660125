/** The elements of one row of the outline, and what it says to those who cannot see it. */

import { html, icon, tile } from "../canvas/markup.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/scene.js").Trouble} Trouble */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */
/** @typedef {import("../model/outline_rows.js").Row} Row */
/** @typedef {{id: string, name: string, initials: string, color: number, selected: readonly string[]}} Person */
/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} type  of a step, "" of a group
 * @property {Trouble | undefined} trouble  the worst
 * @property {readonly Person[]} people
 * @property {readonly string[]} before  names of the steps it runs after
 */

/** @param {FlowCanvas} canvas @param {Row} row @param {readonly Person[]} people @returns {Entry} */
export function entryOf({ scene }, row, people) {
  const cards = (row.kind === "group" ? row.steps : [row.id]).flatMap((id) => scene?.cards.get(id) ?? []);
  const troubles = cards.flatMap((card) => card.troubles);
  const shownBelow = row.kind === "group" && row.open;
  const before = row.kind === "step" ? scene?.neighbours(row.id, "before") ?? [] : [];
  return {
    name: scene?.draft.name(row.id) ?? "",
    type: row.kind === "step" ? cards[0]?.facts.type ?? "" : "",
    trouble: shownBelow ? undefined : worst(troubles),
    people,
    before: before.map((id) => scene?.draft.name(id) ?? ""),
  };
}

/** @param {readonly Trouble[]} troubles */
function worst(troubles) {
  return troubles.find(({ severity }) => severity === "error") ?? troubles.find(({ severity }) => severity === "warning");
}

/** @param {Row} row @param {Entry} entry @returns {string} changes when the row has to be built anew */
export function textOf({ level, at, of, open, steps }, entry) {
  return JSON.stringify([level, at, of, open, steps.length, entry]);
}

/** @param {Row} row @param {Entry} entry @param {Catalog} catalog @param {boolean} editable @returns {HTMLElement} */
export function rowView(row, entry, catalog, editable) {
  const sign = row.kind === "group" ? icon(row.open ? "chevron-down" : "chevron-right", "xs") : tile(entry.type, catalog.iconOf(entry.type));
  return html("div", attributesOf(row, spoken(row, entry, catalog)),
    sign,
    html("span", { class: "trunc name" }, entry.name),
    ...entry.people.map(personView),
    entry.trouble ? troubleView(entry.trouble) : null,
    editable && moreButton(entry.name));
}

/** @param {Row} row @param {string} label @returns {Record<string, string>} */
function attributesOf(row, label) {
  const look = row.kind === "group" ? "oi group" : "oi";
  const common = {
    class: look, role: "treeitem", id: `outline-${row.id}`, "data-row": row.id, "aria-label": label,
    "aria-level": String(row.level), "aria-posinset": String(row.at), "aria-setsize": String(row.of),
  };
  return row.kind === "group" ? { ...common, "aria-expanded": String(row.open) } : common;
}

/** @param {Row} row @param {Entry} entry @param {Catalog} catalog @returns {string} */
function spoken(row, { name, type, trouble, people, before }, catalog) {
  const size = interpolate(ngettext("Group, %s step", "Group, %s steps", row.steps.length), [row.steps.length]);
  const order = before.length > 0 ? interpolate(gettext("runs after %s"), [before.join(", ")]) : "";
  const watched = people.map((person) => interpolate(gettext("selected by %s"), [person.name]));
  return [name, row.kind === "group" ? size : catalog.labelOf(type), order, trouble?.message ?? "", ...watched].filter((part) => part !== "").join(", ");
}

/** @param {Person} person */
function personView({ name, initials, color }) {
  return html("span", { class: `avatar c${color}`, title: name, "data-letters": initials });
}

/** @param {Trouble} trouble */
function troubleView({ severity, message }) {
  const sign = severity === "error" ? "circle-x" : "triangle-alert";
  return html("span", { class: `end ${severity === "error" ? "err" : "warn"}`, title: message }, icon(sign, "s"));
}

/** @param {string} name */
function moreButton(name) {
  const label = interpolate(gettext("What to do with %s"), [name]);
  return html("button", { class: "more", type: "button", tabindex: "-1", "data-more": "", "aria-label": label, title: label }, icon("ellipsis", "s"));
}
