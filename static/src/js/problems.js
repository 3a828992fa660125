/**
 * The problems of the workflow: asked for once its edits have settled, told to everybody.
 *
 * `problems:read` {problems} on the document says that there is a new list; `at` looks into it.
 */

import { showCounts } from "./bar.js";
import { jumpTo } from "./jump.js";
import { groupedBy } from "./model/grouped.js";
import { targetAt } from "./model/places.js";
import { keysOf } from "./model/pointer.js";
import { ProblemList } from "./problem_list.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./canvas/scene.js").Trouble} Trouble */
/** @typedef {import("./model/operations.js").Operation} Operation */
/** @typedef {{label: string, all: boolean, operations: Operation[]}} Fix `all`: fit to be done unseen to every problem of its kind */
/**
 * @typedef {object} Problem
 * @property {string} code
 * @property {"error" | "warning"} severity
 * @property {string} entity id of what has it
 * @property {string} path a JSON pointer into that entity's value
 * @property {string} top id of the step, parameter, … on the way to it
 * @property {string} where the name of that
 * @property {string} place as people read it: `steps[1].name`
 * @property {string} message
 * @property {Fix[]} fixes the likeliest first
 */
/** @typedef {{problems: Problem[], counts: {error?: number, warning?: number}, revision?: number}} Found the worst of them, and how many there are */

const SETTLE_MS = 300;
const LONGEST_MS = 3000;

export class Problems {
  /** @param {HTMLElement} panel @param {FlowCanvas} canvas @param {string} url */
  constructor(panel, canvas, url) {
    this.canvas = canvas;
    this.url = url;
    this.timer = 0;
    /** How long the last answer took: a large workflow is asked about less often. */
    this.took = 0;
    /** @type {AbortController | null} */
    this.asking = null;
    /** @type {Found} */
    this.found = { problems: [], counts: {} };
    /** @type {Map<string, Problem[]>} */
    this.byEntity = new Map();
    this.list = new ProblemList(panel, {
      jump: (problem) => this.jump(problem),
      fix: (problem, fix) => this.fix(problem, fix),
      fixAll: (code, label) => void this.fixAll(code, label),
      pick: (problem, at) => this.pick(problem, at),
    });
  }

  /** @param {string} entity @param {string} [path] what lies below it counts too @returns {Problem[]} */
  at(entity, path = "") {
    return (this.byEntity.get(entity) ?? []).filter((problem) => problem.path === path || problem.path.startsWith(`${path}/`));
  }

  /** Asks for the list again, once things have settled; an answer on its way is overtaken. */
  refreshSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.refresh(), Math.min(LONGEST_MS, Math.max(SETTLE_MS, this.took)));
  }

  async refresh() {
    this.asking?.abort();
    this.asking = new AbortController();
    const start = performance.now();
    const found = await ask(`${this.url}?known=${this.found.revision ?? ""}`, this.asking.signal);
    if (found === null) return;
    this.took = performance.now() - start;
    this.read(found);
  }

  /** @param {Found} found */
  read(found) {
    this.found = found;
    this.byEntity = groupedBy(found.problems, ({ entity }) => entity);
    showCounts(found.counts);
    this.canvas.setTroubles(groupedBy(found.problems, ({ top }) => top));
    this.list.show(found);
    document.dispatchEvent(new CustomEvent("problems:read", { detail: { problems: found.problems } }));
  }

  /** @param {Problem} problem */
  jump({ entity, path }) {
    jumpTo(this.canvas, entity, path);
  }

  /** One change; the line goes at once, the next list says what else it has mended. @param {Problem} problem @param {Fix} fix */
  fix(problem, { label, operations }) {
    if (!this.canvas.commands?.perform(label, operations)) return this.refreshSoon();
    const { [problem.severity]: count = 1 } = this.found.counts;
    const problems = this.found.problems.filter((other) => other !== problem);
    this.read({ problems, counts: { ...this.found.counts, [problem.severity]: count - 1 } });
  }

  /** @param {string} code @param {string} label */
  async fixAll(code, label) {
    await this.canvas.commands?.session.queue.settled();
    const answer = await ask(`${this.url}/${code}/fixes`, AbortSignal.timeout(30_000));
    if (answer !== null) this.canvas.commands?.perform(label, answer.operations);
  }

  /** Opens the picker of references, which writes what is chosen. @param {Problem} problem @param {HTMLElement} at */
  pick({ entity, path }, at) {
    const draft = this.canvas.scene?.draft;
    if (draft === undefined || !draft.entities.has(entity)) return;
    const target = targetAt(draft, entity, keysOf(path));
    at.dispatchEvent(new CustomEvent("reference:pick", { bubbles: true, detail: { target, at } }));
  }
}

/** @param {string} url @param {AbortSignal} signal @returns {Promise<any>} null: no answer, or one that nobody waits for any more */
async function ask(url, signal) {
  try {
    const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
    return response.status === 200 ? await response.json() : null;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}
