/**
 * The queue: changes go to the server one by one, in order, and stay stored until it has answered.
 *
 * Without an answer it tries again, ever more slowly. A change that the server refuses stops
 * everything behind it until somebody mends or discards it. Nothing else may end it: whatever is
 * thrown on the way is reported, and the change keeps its turn.
 */

import { Barred, Refused, SignedOut, Unreachable } from "./server.js";

/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./replica.js").Recorded} Recorded */
/**
 * @typedef {"idle" | "sending" | "waiting" | "signed-out" | "blocked" | "barred"} QueueState
 *   waiting: for an answer, to try again; blocked: by a refused change; barred: nothing is taken any more
 */
/** @typedef {{change: Change, refusal: Refused}} Blocked */
/**
 * @typedef {object} Listener
 * @property {(recorded: Recorded) => Promise<void> | void} recorded
 * @property {(change: Change, refusal: Refused, given: string[]) => Promise<void> | void} refused
 *   `given`: ids given up with it; without its own it is blocked
 * @property {(state: QueueState) => void} state
 */
/** @typedef {<T>(work: () => Promise<T>) => Promise<T>} Alone runs what only one page at a time may do */

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 30_000;

export class Queue {
  /**
   * @param {{send(change: Change): Promise<Recorded>}} server @param {Store} store
   * @param {Listener} listener @param {Alone} [alone]
   */
  constructor(server, store, listener, alone = (work) => work()) {
    this.server = server;
    this.store = store;
    this.listener = listener;
    this.alone = alone;
    /** @type {Change[]} */
    this.changes = [];
    /** @type {Set<string>} ids of those that only this page has */
    this.unkept = new Set();
    /** @type {Blocked | null} */
    this.blocked = null;
    /** Why nothing is taken any more. @type {Barred | null} */
    this.barred = null;
    this.delay = FIRST_DELAY;
    this.running = false;
    /** Somebody has asked to send, maybe while it was being done. */
    this.wanted = false;
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
    this.unkept.add(change.id);
    const kept = this.keep(change);
    this.report(this.state === "idle" ? "sending" : this.state);
    await kept;
    await this.send();
  }

  /** @param {Change} change where the browser has no room for it, it stays unkept, and is sent all the same */
  async keep(change) {
    const kept = await this.store.add(change).then(() => this.store.lasting, () => false);
    if (kept) this.unkept.delete(change.id);
  }

  /** Takes on what a closed page or another tab has put into the store. @param {readonly Change[]} changes @param {"first" | "last"} where */
  adopt(changes, where) {
    const known = new Set(this.changes.map(({ id }) => id));
    const fresh = changes.filter(({ id }) => !known.has(id));
    if (where === "first") this.changes.unshift(...fresh);
    else this.changes.push(...fresh);
    this.report(this.state);
  }

  /** @returns {Promise<void>} as soon as the server has everything, or cannot be given it now */
  settled() {
    if (this.state !== "sending") return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Tries again now: the network is back, somebody has signed in, or asks for it. */
  retry() {
    clearTimeout(this.timer);
    this.delay = FIRST_DELAY;
    return this.send();
  }

  /** Puts a mended change in the place of the refused one, and goes on. @param {Change} change */
  async mend(change) {
    this.changes = this.changes.map((known) => (known.id === change.id ? change : known));
    this.unblock(change.id);
    await this.store.replace(change);
    await this.retry();
  }

  /** Gives changes up, and goes on with the rest. @param {ReadonlySet<string>} ids */
  async discard(ids) {
    for (const id of ids) await this.finish(id);
    await this.retry();
  }

  async send() {
    this.wanted = true;
    if (this.running) return;
    this.running = true;
    try {
      while (this.wanted && this.blocked === null) await this.alone(() => this.sendAll());
    } finally {
      this.running = false;
    }
    if (this.changes.length === 0) this.report("idle");
  }

  async sendAll() {
    this.wanted = false;
    let going = true;
    while (going && this.changes[0] !== undefined) going = await this.sendOne(this.changes[0]);
  }

  /** @param {Change} change @returns {Promise<boolean>} whether the next one may go */
  async sendOne(change) {
    if (this.state === "idle") this.report("sending");
    try {
      await this.succeed(change, await this.server.send(change));
      return true;
    } catch (error) {
      return this.fail(change, error);
    }
  }

  /** @param {Change} change @param {Recorded} recorded */
  async succeed(change, recorded) {
    this.delay = FIRST_DELAY;
    await this.finish(change.id);
    this.report("sending");
    await this.tell(() => this.listener.recorded(recorded));
  }

  /** @param {Change} change @param {unknown} error @returns {Promise<boolean>} */
  async fail(change, error) {
    this.barred = error instanceof Barred ? error : null;
    if (this.barred !== null) this.report("barred");
    else if (error instanceof Refused) return this.refused(change, error);
    else if (error instanceof SignedOut) this.report("signed-out");
    else this.wait(error);
    return false;
  }

  /** @param {Change} change @param {Refused} refusal @returns {Promise<boolean>} */
  async refused(change, refusal) {
    const given = takersBack(this.changes, change.id);
    const givenUp = change.kind !== undefined || given.length % 2 === 1;
    if (givenUp) given.push(change.id);
    for (const id of given) await this.finish(id);
    if (!givenUp) this.block({ change, refusal });
    await this.tell(() => this.listener.refused(change, refusal, given));
    return givenUp;
  }

  /** @param {Blocked} blocked */
  block(blocked) {
    this.blocked = blocked;
    this.report("blocked");
  }

  /** What others hear must not stop the sending. @param {() => Promise<void> | void} say */
  async tell(say) {
    try {
      await say();
    } catch (error) {
      this.complain(error);
    }
  }

  /** @param {unknown} error */
  wait(error) {
    if (!(error instanceof Unreachable)) this.complain(error);
    this.report("waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), this.delay);
    this.delay = Math.min(this.delay * 2, LONGEST_DELAY);
  }

  /** @param {string} id */
  async finish(id) {
    if (!this.has(id)) return;
    this.changes = this.changes.filter((change) => change.id !== id);
    this.unkept.delete(id);
    this.unblock(id);
    await this.tell(() => this.store.remove(id));
  }

  /** @param {string} id */
  has(id) {
    return this.changes.some((change) => change.id === id);
  }

  /** @param {string} id */
  unblock(id) {
    if (this.blocked?.change.id !== id) return;
    this.blocked = null;
    this.state = "sending";
  }

  /** Lets the browser report an error like any other that nobody caught. @param {unknown} error */
  complain(error) {
    setTimeout(() => {
      throw error;
    });
  }

  /** @param {QueueState} state */
  report(state) {
    this.state = state;
    this.listener.state(state);
    if (state !== "sending") for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/** @param {readonly Change[]} changes @param {string} id @returns {string[]} the undo of that change, the redo of that undo, and so on */
function takersBack(changes, id) {
  const taker = changes.find(({ takes_back }) => takes_back === id);
  return taker === undefined ? [] : [taker.id, ...takersBack(changes, taker.id)];
}
