/** The elements of one card, built from its facts in the look of `geometry.js`. */

import { AFTER, BEFORE } from "./geometry.js";
import { html, icon, svg, tile } from "./markup.js";
import { shownValue } from "./pill.js";
import { markView } from "./status_view.js";

/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").Row} Row */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */

/** @typedef {(card: Card, catalog: Catalog, said: string) => HTMLElement} CardView builds the elements of a card */

const SHAPES = ["obs", "dataset", "model", "service_content", "data_selector"];

/**
 * Its accessible name is the name and type that it shows, and `said` for those who cannot see the rest.
 * @param {Card} card @param {Catalog} catalog @param {string} said @returns {HTMLElement}
 */
export function cardView(card, catalog, said) {
  const { facts } = card;
  const error = card.troubles.find(({ severity }) => severity === "error");
  return html("div", { class: error ? "node err" : "node", role: "option", tabindex: "-1", "data-step": card.id, id: `step-${card.id}` },
    headerOf(card, catalog),
    html("span", { class: "vh" }, said),
    html("div", { "aria-hidden": "true" },
      ...facts.tests.map(testView),
      rowsView(card),
      facts.footer && footerView(facts.footer),
      error ? html("div", { class: "nerr" }, icon("circle-x", "s"), html("span", { class: "trunc" }, error.message)) : null),
  );
}

/** @param {Card} card @param {Catalog} catalog */
function headerOf({ facts, joined, troubles, standing }, catalog) {
  const onRows = new Set(facts.rows.map(({ port }) => entityOf(port)));
  const warned = troubles.find(({ severity, entity = "" }) => severity === "warning" && !onRows.has(entity));
  return html("header", {},
    portView(BEFORE, "in", "order", joined),
    tile(facts.type, catalog.iconOf(facts.type)),
    html("div", { class: "grow" },
      html("b", { class: "trunc" }, ...breakable(facts.name)),
      html("small", { class: "trunc" }, typeLine(facts, catalog))),
    warned ? troubleView(warned) : null,
    standing === undefined ? null : html("span", { class: `status ${standing.mark}`, title: standing.word, "data-run-mark": standing.mark }, markView(standing.mark)),
    portView(AFTER, "out", "order", joined),
  );
}

/** @param {string} name @returns {(string | HTMLElement)[]} the name, which may break behind its joints */
function breakable(name) {
  return name.split(/(?<=[_-])/).flatMap((part) => [part, html("wbr", {})]);
}

/** @param {Facts} facts @param {Catalog} catalog */
function typeLine({ type, name, title }, catalog) {
  const label = catalog.labelOf(type);
  return title === "" || title === name ? label : `${label} · ${title}`;
}

/** @param {string} port @param {"in" | "out"} side @param {string} kind @param {Set<string>} joined @param {boolean} [broken] */
function portView(port, side, kind, joined, broken = false) {
  const shape = kind === "order" || SHAPES.includes(kind) ? kind : "obs";
  const state = broken ? " bad" : joined.has(port) ? " on" : "";
  const look = `port ${side === "in" ? "l" : "r"}${state}`;
  return svg("svg", { class: look, viewBox: "0 0 12 12", "data-port": port, "data-kind": kind }, svg("use", { href: `#p-${shape}` }));
}

/** @param {import("./facts.js").Test} test */
function testView({ left, operator, right }) {
  return html("div", { class: "exp" }, shownValue(left), html("span", { class: "op" }, operator), shownValue(right));
}

/** @param {import("./scene.js").Trouble} trouble */
function troubleView({ severity, message }) {
  return html("span", { class: `troubled ${severity}`, title: message }, icon(severity === "error" ? "circle-x" : "triangle-alert", "s"));
}

/** @param {string} port of data @returns {string} the input or output it stands for */
function entityOf(port) {
  return port.slice(port.indexOf(":") + 1);
}

/** @param {Card} card */
function rowsView({ facts, joined, troubles }) {
  const rows = facts.rows.map((row) => rowView(row, joined, troubles.find(({ entity }) => entity === entityOf(row.port))));
  if (facts.branches) rows.push(branchView("then", joined), branchView("else", joined));
  return rows.length > 0 && html("div", { class: "io" }, ...rows);
}

/** @param {Row} row @param {Set<string>} joined @param {import("./scene.js").Trouble | undefined} trouble */
function rowView({ port, side, name, type, shown }, joined, trouble) {
  const mark = trouble && !shown?.broken && troubleView(trouble);
  const parts = [html("span", { class: "pn trunc" }, name), html("span", { class: "t" }, type), mark ?? null];
  if (shown !== null) joined = new Set([...joined, port]);
  return html("div", { class: `pr ${side}` },
    portView(port, side, type, joined, shown?.broken),
    ...(side === "in" ? parts : parts.reverse()),
    shown && html("span", { class: "bound" }, shownValue(shown)));
}

/** @param {"then" | "else"} branch @param {Set<string>} joined */
function branchView(branch, joined) {
  return html("div", { class: "pr out brow" }, html("b", {}, branch), portView(branch, "out", "order", joined));
}

/** @param {import("./facts.js").Footer} footer */
function footerView({ shown, nodes, policy }) {
  return html("footer", {}, shown && shownValue(shown), html("span", { class: "num size trunc" }, sizeText(nodes, policy)));
}

/** @param {string} nodes @param {string} policy */
function sizeText(nodes, policy) {
  const count = nodes === "" ? "" : interpolate(ngettext("%s node", "%s nodes", Number(nodes)), [nodes]);
  return [count, policy].filter((part) => part !== "").join(", ");
}
