/**
 * The queue: changes go to the server one by one, in order, and stay stored until it has answered.
 *
 * Without an answer it tries again; a refused change leaves the queue and is reported, those
 * behind it go on.
 */

import { Refused, SignedOut, Unreachable } from "./server.js";

/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("./server.js").Server} Server */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./replica.js").Recorded} Recorded */
/** @typedef {"idle" | "sending" | "waiting" | "signed-out"} QueueState */
/**
 * @typedef {object} Listener
 * @property {(recorded: Recorded) => Promise<void> | void} recorded
 * @property {(change: Change, refusal: Refused) => Promise<void> | void} refused
 * @property {(state: QueueState) => void} state
 */

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 30000;

export class Queue {
  /** @param {{send(change: Change): Promise<Recorded>}} server @param {Store} store @param {Listener} listener */
  constructor(server, store, listener) {
    this.server = server;
    this.store = store;
    this.listener = listener;
    /** @type {Change[]} */
    this.changes = [];
    this.delay = FIRST_DELAY;
    this.running = false;
    /** @type {QueueState} */
    this.state = "idle";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {(() => void)[]} */
    this.waiting = [];
  }

  /** @param {Change} change stored first, then sent */
  async push(change) {
    this.changes.push(change);
    this.report("sending");
    await this.store.add(change);
    await this.send();
  }

  /** Sends what a closed page has left behind. @param {Change[]} changes */
  async resume(changes) {
    this.changes.unshift(...changes);
    await this.send();
  }

  /** @returns {Promise<void>} as soon as the server has everything */
  drained() {
    if (this.changes.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Tries again now: the network is back, or somebody has signed in. */
  retry() {
    clearTimeout(this.timer);
    this.delay = FIRST_DELAY;
    return this.send();
  }

  async send() {
    if (this.running) return;
    this.running = true;
    try {
      let going = true;
      while (going && this.changes[0] !== undefined) going = await this.sendOne(this.changes[0]);
    } finally {
      this.running = false;
    }
    if (this.changes.length > 0) return;
    this.report("idle");
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** @param {Change} change @returns {Promise<boolean>} whether the next one may go */
  async sendOne(change) {
    this.report("sending");
    try {
      const recorded = await this.server.send(change);
      await this.finish(change);
      await this.listener.recorded(recorded);
    } catch (error) {
      return this.fail(change, error);
    }
    this.delay = FIRST_DELAY;
    return true;
  }

  /** @param {Change} change @param {unknown} error @returns {Promise<boolean>} */
  async fail(change, error) {
    if (error instanceof Refused) {
      await this.finish(change);
      await this.listener.refused(change, error);
      return true;
    }
    if (error instanceof SignedOut) this.report("signed-out");
    else this.wait();
    if (error instanceof SignedOut || error instanceof Unreachable) return false;
    throw error;
  }

  wait() {
    this.report("waiting");
    this.timer = setTimeout(() => this.send(), this.delay);
    this.delay = Math.min(this.delay * 2, LONGEST_DELAY);
  }

  /** @param {Change} change */
  async finish(change) {
    this.changes = this.changes.filter(({ id }) => id !== change.id);
    await this.store.remove(change.id);
  }

  /** @param {QueueState} state */
  report(state) {
    this.state = state;
    this.listener.state(state);
  }
}
