/** The elements of a run's card; `run_box.js` knows their heights. */

import { AFTER, BEFORE } from "../canvas/geometry.js";
import { html, icon, svg, tile } from "../canvas/markup.js";
import { markView, statusView } from "../canvas/status_view.js";
import { clock } from "./times.js";

/** @typedef {import("./run_scene.js").RunCard} RunCard */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */

/**
 * @param {import("../canvas/scene.js").Card} card @param {Catalog} catalog @param {string} said @returns {HTMLElement}
 */
export function runCardView(card, catalog, said) {
  const { facts, run, joined, id } = /** @type {RunCard} */ (card);
  const step = run.step;
  const mark = step?.mark ?? "queued";
  return html("div", { class: `node run ${mark}`, role: "option", tabindex: "-1", "data-step": id, id: `step-${id}` },
    html("header", {},
      portView(BEFORE, "l", joined),
      tile(facts.type, catalog.iconOf(facts.type)),
      html("div", { class: "grow" }, html("b", { class: "trunc" }, facts.name), html("small", { class: "trunc" }, run.subline || typeLine(facts, catalog))),
      portView(AFTER, "r", joined)),
    html("span", { class: "vh" }, `, ${[step?.word ?? "", run.note].filter(Boolean).join(", ")}${said}`),
    html("div", { "aria-hidden": "true" }, statusRow(run), progressRow(run), askRow(run), tryRow(run), errorRow(run)));
}

/** @param {RunCard["facts"]} facts @param {Catalog} catalog */
function typeLine({ type, name, title }, catalog) {
  const label = catalog.labelOf(type);
  return title === "" || title === name ? label : `${label} · ${title}`;
}

/** @param {string} port @param {"l" | "r"} side @param {ReadonlySet<string>} joined */
function portView(port, side, joined) {
  if (!joined.has(port)) return null;
  return svg("svg", { class: `port ${side} on`, viewBox: "0 0 12 12", "data-port": port }, svg("use", { href: "#p-order" }));
}

/** The time ticks by itself (`clock.js`): the card is built anew only when the step stands differently. @param {RunCard["run"]} run */
function statusRow({ step, seconds, note, asks }) {
  if (step === null) return html("div", { class: "rs" });
  const count = asks.length > 0 ? interpolate(ngettext("%s value", "%s values", asks.length), [asks.length]) : "";
  const end = note || count || "";
  const shown = end === "" ? html("span", { class: "num", "data-clock": step.name }, clock(seconds)) : html("span", { class: "num" }, end);
  return html("div", { class: "rs" }, statusView(step), shown);
}

/** @param {RunCard["run"]} run */
function progressRow({ step }) {
  if (step?.progress === undefined || step.mark !== "running") return null;
  const percent = Math.round(step.progress * 100);
  const filled = html("i", {});
  filled.style.width = `${percent}%`;
  return html("div", { class: "pbar" },
    html("div", {}, html("span", { class: "trunc faint" }, step.doing ?? gettext("Progress")), html("b", { class: "num" }, `${percent}%`)),
    html("div", { class: "bar" }, filled));
}

/** @param {RunCard["run"]} run */
function askRow({ asks, step }) {
  const [first] = asks;
  if (first === undefined) return null;
  const more = asks.length > 1 ? ` +${asks.length - 1}` : "";
  return html("div", { class: "ask" },
    html("span", { class: "ref" }, icon("sliders-horizontal"), html("span", { class: "n" }, first)), more && html("span", { class: "faint" }, more),
    html("span", { class: "btn sm", "data-press": "", "data-answer": step?.name ?? "" }, gettext("Answer")));
}

/** @param {RunCard["run"]} run */
function tryRow({ failed, step }) {
  if (failed === null || step?.mark === "completed") return null;
  return html("div", { class: "tryrow" }, markView("failed"), failed.word, html("span", { class: "num" }, clock(failed.seconds)));
}

/** @param {RunCard["run"]} run */
function errorRow({ step }) {
  if (step?.error === undefined) return null;
  return html("div", { class: "nerr" }, html("span", { class: "trunc" }, step.error));
}
