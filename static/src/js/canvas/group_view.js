/** The elements of a group: a frame around its steps, or one card while it is collapsed. */

import { AFTER, BEFORE } from "./geometry.js";
import { html, icon, svg } from "./markup.js";
import { statusView } from "./status_view.js";

/** @typedef {import("./groups.js").Group} Group */

const MARKS = { error: "circle-x", warning: "triangle-alert", info: "info" };

/** @param {Group} group @returns {HTMLElement} */
export function groupView(group) {
  return group.collapsed ? foldedView(group) : frameView(group);
}

/** @param {Group} group */
function frameView(group) {
  return html("div", { class: "sg", ...attributesOf(group) },
    html("header", {},
      html("span", { class: "fold", "data-fold": group.id, title: gettext("Collapse") }, icon("chevrons-down-up", "s")),
      icon("square-dashed", "s"),
      html("span", { class: "trunc grow" }, group.name),
      group.status && statusView(group.status),
      saidView(group, gettext("Group"))));
}

/** @param {Group} group */
function foldedView(group) {
  return html("div", { class: group.worst === "error" ? "node folded err" : "node folded", ...attributesOf(group) },
    html("header", {},
      portView("in"),
      html("span", { class: "tile", "data-type": "group" }, icon("square-dashed")),
      html("div", { class: "grow" },
        html("b", { class: "trunc" }, group.name),
        html("small", { class: "trunc" }, gettext("Group"))),
      html("span", { class: "fold", "data-fold": group.id, title: gettext("Open the group") }, icon("chevrons-up-down", "s")),
      portView("out")),
    saidView(group),
    html("footer", { "aria-hidden": "true" }, group.status ? statusView(group.status) : worstView(group), html("span", { class: "num size trunc" }, countText(group))));
}

/** @param {Group} group */
function attributesOf({ id }) {
  return { role: "option", tabindex: "-1", "data-group": id, id: `group-${id}` };
}

/** @param {Group} group @param {string[]} more @returns {HTMLElement} what those hear who cannot see the rest */
function saidView(group, ...more) {
  const state = group.collapsed ? gettext("collapsed") : gettext("open");
  const said = [...more, countText(group), worstText(group), state].filter((part) => part !== "");
  return html("span", { class: "vh" }, said.map((part) => `, ${part}`).join(""));
}

/** @param {"in" | "out"} side */
function portView(side) {
  const look = side === "in" ? "port l on" : "port r on";
  return svg("svg", { class: look, viewBox: "0 0 12 12", "data-port": side === "in" ? BEFORE : AFTER }, svg("use", { href: "#p-order" }));
}

/** @param {Group} group */
function worstView({ worst, ...group }) {
  return worst === "" ? null : html("span", { class: `worst ${worst}` }, icon(MARKS[worst], "s"), worstText({ worst, ...group }));
}

/** @param {Pick<Group, "worst">} group */
function worstText({ worst }) {
  return { error: gettext("Errors"), warning: gettext("Warnings"), info: gettext("Remarks"), "": "" }[worst];
}

/** @param {Pick<Group, "steps">} group */
function countText({ steps }) {
  return interpolate(ngettext("%s step", "%s steps", steps.length), [steps.length]);
}
