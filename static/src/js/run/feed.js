/** Keeps the state of a run up to date: asks for what changed when the stream says that something did. */

import { Events } from "../sync/events.js";

/** @typedef {import("./run_state.js").RunState} RunState */
/** @typedef {{step: string, attempt: number, lines_until: number}} LogNews */

/** Changes closer together are asked for at once. */
const GATHER_MS = 150;
const AGAIN_MS = 3000;

export class Feed {
  /**
   * @param {string} base path of the run's page @param {RunState} run
   * @param {{changed(names: Set<string>): void, log(news: LogNews): void, open(open: boolean): void}} hearing
   */
  constructor(base, run, hearing) {
    this.base = base;
    this.run = run;
    this.hearing = hearing;
    this.asking = false;
    this.again = false;
    this.timer = 0;
    this.closed = false;
    /** @type {Events | null} */
    this.events = null;
  }

  /** Neither listens nor asks any more. */
  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.events?.end();
  }

  /** Listens from now on. @param {string} url of the stream */
  listen(url) {
    this.events = new Events(url, { run: ({ sequence }) => sequence > this.run.head.sequence && this.soon(), log: this.hearing.log }, this.hearing.open);
  }

  /** @param {number} [wait] */
  soon(wait = GATHER_MS) {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.refresh(), wait);
  }

  /** Asks for what changed; news that come meanwhile are asked for after it. */
  async refresh() {
    this.again = this.asking;
    if (this.asking) return;
    this.asking = true;
    try {
      this.hearing.changed(this.run.take(await this.ask(this.run.head.sequence)));
    } catch {
      this.soon(AGAIN_MS);
    } finally {
      this.asking = false;
    }
    if (this.again) this.soon();
  }

  /** @param {number} after @returns {Promise<any>} */
  async ask(after) {
    const answer = await fetch(after < 0 ? `${this.base}state` : `${this.base}state?after=${after}`, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }
}
