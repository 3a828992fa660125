/** One line of the list of problems: severity, place, message, and its fixes. */

import { html, icon } from "./canvas/markup.js";
import { openList } from "./popup_list.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./problem_list.js").Acts} Acts */

/** Fixes with a button of their own; further ones are in a menu. */
const BUTTONS = 2;

/** @param {Problem} problem @param {Acts} acts @param {readonly Problem[]} kind all problems of its code */
export function problemRow(problem, acts, kind) {
  const { severity, where, message, place } = problem;
  const jump = html("button", { class: "pjump", type: "button" },
    html("span", {}, html("b", {}, where), " ", message),
    html("code", { class: "loc" }, place));
  jump.addEventListener("click", () => acts.jump(problem));
  return html("div", { class: "prob", role: "row", "data-severity": severity, "data-code": problem.code },
    html("div", { role: "gridcell", class: `mark ${severity}` }, icon(severity === "error" ? "circle-x" : "triangle-alert"),
      html("span", { class: "vh" }, severity === "error" ? gettext("Error") : gettext("Warning"))),
    html("div", { role: "gridcell", class: "grow" }, jump),
    html("div", { role: "gridcell", class: "pfixes" }, ...fixButtons(problem, acts, kind)));
}

/** @param {Problem} problem @param {Acts} acts @param {readonly Problem[]} kind */
function fixButtons(problem, acts, kind) {
  const ways = waysOf(problem, acts);
  const safe = kind.filter(({ fixes }) => fixes.some(({ all }) => all));
  const first = ways.slice(0, BUTTONS);
  const more = ways.slice(BUTTONS);
  if (safe.length > 1 && safe.includes(problem)) {
    const label = interpolate(gettext("Fix all %s of this kind"), [safe.length]);
    (safe[0] === problem ? first : more).push({ label, act: () => acts.fixAll(problem.code, label) });
  }
  const buttons = first.map(({ label, act }) => button(label, act));
  return more.length > 0 ? [...buttons, moreButton(more)] : buttons;
}

/** @typedef {{label: string, act: (button: HTMLElement) => void}} Way */

/** The fixes, and for a reference the choice of another. @param {Problem} problem @param {Acts} acts @returns {Way[]} */
function waysOf(problem, acts) {
  const [first, ...others] = problem.fixes.map((fix) => ({ label: fix.label, act: () => acts.fix(problem, fix) }));
  if (first === undefined) return [];
  const pick = { label: gettext("Pick another"), act: (/** @type {HTMLElement} */ at) => acts.pick(problem, at) };
  return problem.code.startsWith("reference.") ? [first, pick, ...others] : [first, ...others];
}

/** @param {string} label @param {Way["act"]} act */
function button(label, act) {
  const made = html("button", { class: "btn sm", type: "button" }, label);
  made.addEventListener("click", () => act(made));
  return made;
}

/** @param {Way[]} ways */
function moreButton(ways) {
  const label = gettext("More fixes");
  const made = html("button", { class: "btn sm icon ghost", type: "button", "aria-label": label, title: label, "aria-haspopup": "listbox" }, icon("ellipsis", "s"));
  made.addEventListener("click", () => openList({
    at: made,
    label,
    items: ways.map((way, index) => ({ id: String(index), label: way.label })),
    onPick: ({ id }) => ways[Number(id)]?.act(made),
  }));
  return made;
}
