/** The list of problems as a person reads it: by severity, filtered, walked by keys, each with its fixes. */

import { html, icon } from "./canvas/markup.js";
import { groupedBy } from "./model/grouped.js";
import { problemRow } from "./problem_row.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./problems.js").Found} Found */
/**
 * @typedef {object} Acts what a person can do to a problem
 * @property {(problem: Problem) => void} jump
 * @property {(problem: Problem, fix: import("./problems.js").Fix) => void} fix
 * @property {(code: string, label: string) => void} fixAll
 * @property {(problem: Problem, at: HTMLElement) => void} pick  another reference
 */

/** So many lines are made at a time; more follow as somebody scrolls. */
const PAGE = 40;
/** @type {["error", "warning"]} */
const SEVERITIES = ["error", "warning"];

export class ProblemList {
  /** @param {HTMLElement} panel @param {Acts} acts */
  constructor(panel, acts) {
    this.panel = panel;
    this.acts = acts;
    /** @type {Found} */
    this.found = { problems: [], counts: {} };
    this.shown = PAGE;
    this.severity = "";
    this.search = html("input", { type: "search", placeholder: gettext("Filter problems"), "aria-label": gettext("Filter problems") });
    this.choice = html("div", { class: "seg", role: "group", "aria-label": gettext("Severity") });
    this.bar = html("div", { class: "pbar" }, html("span", { class: "field" }, icon("search", "s"), this.search), this.choice);
    this.grid = html("div", { class: "probs", role: "grid", "aria-label": gettext("Problems") });
    this.none = html("p", { class: "none" });
    panel.replaceChildren(this.bar, this.grid, this.none);
    this.search.addEventListener("input", () => this.filter());
    panel.addEventListener("scroll", () => this.more());
    this.grid.addEventListener("keydown", (event) => this.keys(event));
    this.grid.addEventListener("focusin", (event) => this.rove(/** @type {Element} */ (event.target)));
    this.draw();
  }

  /** @param {Found} found */
  show(found) {
    this.found = found;
    this.draw();
  }

  filter() {
    this.shown = PAGE;
    this.panel.scrollTop = 0;
    this.draw();
  }

  /** @returns {Problem[]} those that the filters leave */
  get left() {
    const text = this.search.value.trim().toLowerCase();
    return this.found.problems.filter((problem) => this.severity === "" || problem.severity === this.severity)
      .filter(({ where, message, place }) => `${where} ${message} ${place}`.toLowerCase().includes(text));
  }

  draw() {
    const { left } = this;
    const focus = this.focused();
    this.drawChoice();
    this.bar.hidden = this.found.problems.length === 0;
    this.grid.hidden = left.length === 0;
    this.none.hidden = left.length > 0;
    if (left.length === 0) this.drawNone();
    this.grid.replaceChildren(...SEVERITIES.flatMap((severity) => this.group(severity, left)));
    this.focus(focus);
  }

  /** @param {"error" | "warning"} severity @param {Problem[]} left */
  group(severity, left) {
    const drawn = left.slice(0, this.shown).filter((problem) => problem.severity === severity);
    if (drawn.length === 0) return [];
    const label = severity === "error" ? gettext("Errors") : gettext("Warnings");
    const count = this.found.counts[severity] ?? drawn.length;
    const heading = html("div", { class: "phead", role: "presentation" }, label, html("span", { class: "badge" }, String(count)));
    const kinds = groupedBy(left, ({ code }) => code);
    const rows = drawn.map((problem) => problemRow(problem, this.acts, kinds.get(problem.code) ?? []));
    return [heading, html("div", { role: "rowgroup", "aria-label": label }, ...rows)];
  }

  drawChoice() {
    const { error = 0, warning = 0 } = this.found.counts;
    /** @type {[string, string][]} */
    const choices = [["", gettext("All")], ["error", `${gettext("Errors")} ${error}`], ["warning", `${gettext("Warnings")} ${warning}`]];
    const had = this.choice.contains(document.activeElement);
    this.choice.replaceChildren(...choices.map(([severity, label]) => this.choiceButton(severity, label)));
    if (had) /** @type {HTMLElement | null} */ (this.choice.querySelector("[aria-pressed=true]"))?.focus();
  }

  /** @param {string} severity @param {string} label */
  choiceButton(severity, label) {
    const button = html("button", { type: "button", "aria-pressed": String(severity === this.severity) }, label);
    button.addEventListener("click", () => {
      this.severity = severity;
      this.filter();
    });
    return button;
  }

  drawNone() {
    if (this.found.problems.length === 0) {
      this.none.replaceChildren(icon("circle-check"), gettext("No problems."));
      return;
    }
    const clear = html("button", { class: "btn sm", type: "button" }, gettext("Clear the filter"));
    clear.addEventListener("click", () => this.clear());
    this.none.replaceChildren(gettext("No problem fits this filter."), clear);
  }

  /** Goes to the line of what stands there, else to the first of all. @param {string} [place] */
  focusAt(place) {
    this.search.value = "";
    this.severity = "";
    const inOrder = SEVERITIES.flatMap((severity) => this.found.problems.filter((problem) => problem.severity === severity));
    const index = Math.max(0, inOrder.findIndex((problem) => problem.place === place));
    this.filter();
    this.shown = index + PAGE;
    this.draw();
    this.focus(index);
  }

  clear() {
    this.search.value = "";
    this.severity = "";
    this.filter();
    this.search.focus();
  }

  /** Makes the next lines once the last ones come into view. */
  more() {
    const { scrollTop, clientHeight, scrollHeight } = this.panel;
    if (this.shown >= this.left.length || scrollTop + 2 * clientHeight < scrollHeight) return;
    this.shown += PAGE;
    this.draw();
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return [...this.grid.querySelectorAll(/** @type {"div"} */ ("[role=row]"))];
  }

  /** Which line has the focus, -1 for none; the next list gives it to the line that stands there then. */
  focused() {
    return this.rows.findIndex((row) => row.contains(document.activeElement));
  }

  /** @param {number} index */
  focus(index) {
    const { rows } = this;
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row === undefined) return void (index >= 0 && this.panel.focus());
    this.rove(row);
    if (index >= 0) buttonsOf(row)[0]?.focus();
  }

  /** Only one line is on the way of the Tab key. @param {Element} target */
  rove(target) {
    for (const row of this.rows) {
      const here = row.contains(target);
      for (const button of buttonsOf(row)) button.tabIndex = here ? 0 : -1;
    }
  }

  /** @param {KeyboardEvent} event */
  keys(event) {
    const at = this.focused();
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    const row = this.rows[to ?? -1];
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (row !== undefined) buttonsOf(row)[0]?.focus();
    else if (along !== undefined) this.walk(at, along);
    else return;
    event.preventDefault();
  }

  /** @param {number} at @param {number} by */
  walk(at, by) {
    const buttons = buttonsOf(/** @type {HTMLElement} */ (this.rows[at]));
    const now = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    buttons[Math.min(Math.max(now + by, 0), buttons.length - 1)]?.focus();
  }
}

/** @param {HTMLElement} row @returns {HTMLElement[]} */
function buttonsOf(row) {
  return [...row.querySelectorAll("button")];
}
