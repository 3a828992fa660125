/** Problems of the workflow at the fields of the inspector that have them, and a mark at their sections. */

import { rowAt } from "./fields.js";
import { inputOf } from "./rows.js";

/** @typedef {import("../problems.js").Problem} Problem */

const MOST = 3;

export class Troubles {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {Problem[]} */
    this.problems = [];
    document.addEventListener("problems:read", (event) => this.read(/** @type {CustomEvent} */ (event).detail.problems));
  }

  /** @param {Problem[]} problems */
  read(problems) {
    this.problems = problems;
    this.show();
  }

  /** Writes what is known to be wrong beside the fields that are shown. */
  show() {
    const rows = this.byRow();
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll(".has-problem"))) if (!rows.has(row)) say(row, []);
    for (const [row, problems] of rows) say(row, problems);
    this.markSections();
  }

  /** @returns {Map<HTMLElement, Problem[]>} */
  byRow() {
    /** @type {Map<HTMLElement, Problem[]>} */
    const found = new Map();
    const here = new Set([...this.element.querySelectorAll("[data-form]")].map((row) => row.getAttribute("data-entity")));
    for (const problem of this.problems) {
      const row = here.has(problem.entity) ? rowAt(this.element, problem.entity, problem.path) : null;
      if (row !== null) found.set(row, [...(found.get(row) ?? []), problem]);
    }
    return found;
  }

  /** A tab whose section has a problem says so. */
  markSections() {
    for (const link of this.element.querySelectorAll("[data-section]")) {
      const section = this.element.querySelector(`#sec-${link.getAttribute("data-section")}`);
      const worst = section?.querySelector(".has-problem.wrong") ? "error" : section?.querySelector(".has-problem") ? "warning" : "";
      link.setAttribute("data-trouble", worst);
    }
  }
}

/** @param {HTMLElement} row @param {Problem[]} problems */
function say(row, problems) {
  const place = /** @type {HTMLElement | null} */ (row.querySelector(":scope > .hint.problem"));
  if (place === null) return;
  const severe = problems.some(({ severity }) => severity === "error");
  place.textContent = problems.slice(0, MOST).map(({ message }) => message).join(" ");
  place.hidden = problems.length === 0;
  place.classList.toggle("err", severe);
  row.classList.toggle("has-problem", problems.length > 0);
  row.classList.toggle("wrong", severe || row.dataset.refused !== undefined);
  const input = inputOf(row);
  if (input?.closest("[data-form]") !== row || row.dataset.refused !== undefined) return;
  if (severe) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
