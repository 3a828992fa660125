/** How a run stands: what the server has said of it and of each step, kept up to date. */

/** @typedef {{number: number, mark: string, word: string, started?: number, ended: number, error?: string}} PastAttempt times are seconds since 1970 */
/**
 * @typedef {{name: string, id: string, state: string, mark: string, word: string, attempt: number, reached?: number,
 *   created?: number, started?: number, ended?: number, waiting?: number, waited?: number, progress?: number,
 *   doing?: string, error?: string, outcome?: boolean, cached?: boolean, past?: PastAttempt[]}} Step
 */
/**
 * @typedef {{sequence: number, status: string, mark: string, word: string, now: number, began: number,
 *   ended: number | null, seconds: number, asks: Record<string, string[]>}} Head `asks`: names of what is asked for, by waiting step
 */

/** @type {Head} */
const UNKNOWN = { sequence: -1, status: "init", mark: "queued", word: "", now: 0, began: 0, ended: null, seconds: 0, asks: {} };

export class RunState {
  constructor() {
    this.head = UNKNOWN;
    /** @type {Map<string, Step>} by name, in the order of the plan */
    this.steps = new Map();
    /** Seconds by which the server's clock is ahead of this one. */
    this.ahead = 0;
  }

  /** @param {Head & {steps: Step[]}} said @returns {Set<string>} names of the steps that look different */
  take({ steps, ...head }) {
    this.ahead = head.now - Date.now() / 1000;
    const before = this.isOver;
    for (const step of steps) this.steps.set(step.name, step);
    this.head = head;
    const changed = new Set(steps.map(({ name }) => name));
    return before === this.isOver ? changed : new Set(this.steps.keys());
  }

  /** @param {Step} step @returns {string} how it is going; what a run that is over has not reached does not wait any more */
  wordOf({ state, word }) {
    return this.isOver && state === "init" ? gettext("Not run") : word;
  }

  /** @returns {number} the server's time, in seconds since 1970 */
  get now() {
    return Date.now() / 1000 + this.ahead;
  }

  /** @returns {boolean} */
  get isOver() {
    return this.head.ended !== null;
  }

  /** @returns {number} seconds that the run has been at it */
  get seconds() {
    return this.isOver ? this.head.seconds : this.head.seconds + this.now - this.head.now;
  }

  /** @returns {{done: number, all: number}} steps that have succeeded, of those that are not skipped */
  get tally() {
    const all = [...this.steps.values()].filter(({ mark }) => mark !== "skipped");
    return { done: all.filter(({ mark }) => mark === "completed").length, all: all.length };
  }

  /** @param {Step} step @returns {number | null} seconds that its attempt took or has taken; null: it has not begun */
  secondsOf({ started, ended, waiting, created, mark }) {
    if (mark === "wait") return this.now - (waiting ?? created ?? this.now);
    if (started === undefined) return null;
    return (ended ?? this.now) - started;
  }

  /** @returns {Step[]} the steps that wait for people */
  get waiting() {
    return [...this.steps.values()].filter(({ mark }) => mark === "wait");
  }
}
