/** The log of the chosen step: it follows, searches, jumps to the first error, wraps and downloads. */

import { LogRows } from "./log_rows.js";
import { lineView, partingView, rowView } from "./log_line.js";
import { LogSource } from "./log_source.js";
import { LogWindow } from "./log_window.js";

/** @typedef {import("./log_rows.js").AttemptLog} AttemptLog */
/** @typedef {import("./log_source.js").Line} Line */
/** @typedef {{q: string, level: string}} Filter `level`: "", "warn" (and errors) or "error" */

const SEARCH_MS = 200;
/** @type {Record<string, string[]>} */
const LEVELS = { "": [], warn: ["warn", "error"], error: ["error"] };

export class Logs {
  /** @param {HTMLElement} element @param {string} url @param {Filter} filter as the address says @param {(filter: Filter) => void} onFilter */
  constructor(element, url, filter, onFilter) {
    this.element = element;
    this.url = url;
    this.filter = filter;
    this.onFilter = onFilter;
    this.step = "";
    this.follows = true;
    this.unseen = 0;
    /** @type {AttemptLog[]} */
    this.attempts = [];
    this.rows = new LogRows([]);
    /** @type {Line[] | null} what matches; null: nothing is looked for */
    this.found = null;
    this.source = new LogSource(url, "", () => {});
    this.window = new LogWindow(this.part("[data-log]"), (index) => this.viewOf(index));
    this.timer = 0;
    this.listen();
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  listen() {
    const search = /** @type {HTMLInputElement} */ (this.part("[data-log-search]"));
    const level = /** @type {HTMLSelectElement} */ (this.part("[data-log-level]"));
    search.value = this.filter.q;
    level.value = this.filter.level;
    search.addEventListener("input", () => this.look({ ...this.filter, q: search.value }, SEARCH_MS));
    level.addEventListener("change", () => this.look({ ...this.filter, level: level.value }, 0));
    this.part("[data-log-follow]").addEventListener("click", () => this.follow(!this.follows));
    this.part("[data-log-new]").addEventListener("click", () => this.follow(true));
    this.part("[data-log-error]").addEventListener("click", () => this.jump());
    this.part("[data-log-wrap]").addEventListener("click", () => this.wrap());
    this.part("[data-log]").addEventListener("scroll", () => this.follows && this.window.leftEnd && this.follow(false), { passive: true });
  }

  /** Shows the log of another step. @param {string} step its name */
  async show(step) {
    if (step === this.step) return;
    this.step = step;
    this.source = new LogSource(this.url, step, () => this.drawn());
    this.attempts = [];
    this.found = null;
    this.unseen = 0;
    this.part("[data-log-file]").setAttribute("href", `${this.url}/file?${new URLSearchParams({ step })}`);
    await this.refresh();
    if (this.filter.q !== "" || this.filter.level !== "") await this.search();
  }

  /** Asks again how long the log is and what happened. */
  async refresh() {
    const { source } = this;
    if (this.step === "") return;
    const attempts = await source.outline().catch(() => null);
    if (attempts === null || source !== this.source) return;
    this.attempts = attempts;
    this.grown();
  }

  /** Takes in the news that an attempt has said more. @param {{step: string, attempt: number, lines_until: number}} news */
  hear({ step, attempt, lines_until: lines }) {
    if (step !== this.step) return;
    const known = this.attempts.find((each) => each.attempt === attempt);
    if (known === undefined) return void this.refresh();
    if (lines <= known.lines) return;
    if (!this.follows) this.unseen += lines - known.lines;
    known.lines = lines;
    this.grown();
  }

  grown() {
    this.rows = new LogRows(this.attempts);
    if (this.found === null) this.window.resize(this.rows.count);
    this.drawn();
    const error = this.part("[data-log-error]");
    error.toggleAttribute("disabled", this.rows.firstError < 0);
    this.part("[data-log-empty]").hidden = this.rows.count > 0 || this.found !== null;
  }

  drawn() {
    if (this.follows && this.found === null) this.window.toEnd();
    else this.window.drawSoon();
    const more = this.part("[data-log-new]");
    more.hidden = this.unseen === 0;
    more.textContent = interpolate(ngettext("%s new line", "%s new lines", this.unseen), [this.unseen]);
  }

  /** @param {number} index @returns {HTMLElement} */
  viewOf(index) {
    if (this.found !== null) return lineView(/** @type {Line} */ (this.found[index]));
    const row = this.rows.at(index);
    if (row === null) return partingView(0);
    if (row.kind !== "line") return rowView(row);
    const lines = this.attempts.find(({ attempt }) => attempt === row.attempt)?.lines ?? 0;
    const line = this.source.line(row.attempt, row.number, lines);
    return line === null ? rowView(row) : lineView(line);
  }

  /** @param {boolean} follows */
  follow(follows) {
    this.follows = follows;
    this.part("[data-log-follow]").setAttribute("aria-pressed", String(follows));
    if (follows) this.unseen = 0;
    this.drawn();
  }

  wrap() {
    this.window.wraps = !this.window.wraps;
    this.part("[data-log-wrap]").setAttribute("aria-pressed", String(this.window.wraps));
    this.drawn();
  }

  /** Shows the first error, whatever is looked for. */
  jump() {
    const search = /** @type {HTMLInputElement} */ (this.part("[data-log-search]"));
    search.value = "";
    this.look({ q: "", level: "" }, 0);
    this.follow(false);
    this.window.reveal(this.rows.firstError);
  }

  /** @param {Filter} filter @param {number} wait milliseconds, as somebody may go on typing */
  look(filter, wait) {
    this.filter = filter;
    this.onFilter(filter);
    /** @type {HTMLSelectElement} */ (this.part("[data-log-level]")).value = filter.level;
    clearTimeout(this.timer);
    if (filter.q === "" && filter.level === "") return this.showAll();
    this.timer = window.setTimeout(() => void this.search(), wait);
  }

  showAll() {
    this.found = null;
    this.part("[data-log-count]").textContent = "";
    this.grown();
  }

  async search() {
    const { source, filter } = this;
    const answer = await source.matching(filter.q, LEVELS[filter.level] ?? []).catch(() => null);
    if (answer === null || filter !== this.filter || source !== this.source) return;
    this.found = answer.lines;
    const text = answer.capped ? gettext("the last %s lines") : ngettext("%s line", "%s lines", answer.lines.length);
    this.part("[data-log-count]").textContent = interpolate(text, [answer.lines.length]);
    this.part("[data-log-empty]").hidden = true;
    this.window.resize(answer.lines.length);
  }
}
