/**
 * One person editing one workflow: changes are applied at once, sent in order, and taken back if
 * refused.
 *
 * Events: `changed` {touched, placed: sets of entity ids}, `state`, `saved` (the server is as far as this
 * page), `refused` {message}, `stale` (the page and the server have parted: load anew).
 */

import { readDraft } from "../model/draft.js";
import { withUsedSteps } from "../model/used_steps.js";
import { OutOfStep, Replica } from "./replica.js";
import { Queue } from "./queue.js";
import { Refused, SignedOut, Unreachable } from "./server.js";

/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/operations.js").Fault} Fault */
/** @typedef {import("./replica.js").Moved} Moved */
/** @typedef {import("./server.js").Server} Server */
/** @typedef {import("./store.js").Store} Store */

export class Session extends EventTarget {
  /** @param {Server} server @param {Store} store @param {(fault: Fault) => string} sentence */
  constructor(server, store, sentence) {
    super();
    this.server = server;
    this.sentence = sentence;
    this.replica = new Replica(readDraft({ root: "", entities: [], links: [] }), { sequence: 0, revision: 0 });
    this.queue = new Queue(server, store, {
      recorded: (recorded) => this.catchUp([recorded]),
      refused: (change, refusal) => this.takeBack(change, refusal),
      state: () => this.dispatchEvent(new Event("state")),
    });
    this.store = store;
  }

  /** What can be taken back and done again: what waits to be sent can. */
  get steps() {
    return this.queue.changes.length > 0 ? { undo: true, redo: false } : this.server.steps;
  }

  get draft() {
    return this.replica.draft;
  }

  /** Loads the draft, then what this browser had not sent yet. */
  async open() {
    const json = await this.server.draft();
    this.replica = new Replica(readDraft(json), { sequence: Number(json.sequence), revision: Number(json.revision) });
    const left = await this.store.all();
    for (const change of left) this.report(change, this.replica.perform(change).faults);
    const applied = new Set(this.replica.pending.map(({ change }) => change.id));
    for (const { id } of left) if (!applied.has(id)) await this.store.remove(id);
    void this.queue.resume(left.filter(({ id }) => applied.has(id)));
  }

  /**
   * Does one gesture.
   * @param {string} label what it was, in words @param {Operation[]} operations
   * @returns {boolean} whether it fits; if not, a `refused` event says why
   */
  perform(label, operations) {
    if (operations.length === 0) return false;
    /** @type {Change} */
    const change = { id: newId(), label, base_revision: this.replica.revision, operations: withUsedSteps(this.draft, operations) };
    const { touched, placed, faults } = this.replica.perform(change);
    this.report(change, faults);
    if (faults.length > 0) return false;
    this.announce({ touched, placed, fallen: [] });
    void this.queue.push(change);
    return true;
  }

  /** Undo or redo of this person's own newest change, as the server knows it. @param {"undo" | "redo"} which */
  async step(which) {
    await this.queue.drained();
    try {
      await this.catchUp([await this.server.step(which, newId())]);
    } catch (error) {
      if (error instanceof Refused) this.refuse(error.message);
      else this.refuseWithout(error);
    }
  }

  /** @param {unknown} error no answer, or nobody is signed in any more: nothing has happened */
  refuseWithout(error) {
    if (error instanceof SignedOut) this.refuse(this.sentence({ code: "server.signed_out", params: {} }));
    else if (error instanceof Unreachable) this.refuse(this.sentence({ code: "server.unreachable", params: {} }));
    else throw error;
  }

  /** Fetches what others, or the forms of this page, have changed. @param {number} [known] a sequence the server has reached */
  async refresh(known = Infinity) {
    if (known <= this.replica.sequence) return;
    try {
      await this.catchUp(await this.server.changesAfter(this.replica.sequence));
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof SignedOut)) throw error;
    }
  }

  /** @param {import("./replica.js").Recorded[]} recorded */
  async catchUp(recorded) {
    const first = recorded[0]?.sequence ?? 0;
    const all = first > this.replica.sequence + 1 ? await this.server.changesAfter(this.replica.sequence) : recorded;
    this.merge(() => this.replica.receive(all));
    if (this.queue.changes.length === 0) this.dispatchEvent(new Event("saved"));
  }

  /** @param {Change} change @param {Refused} refusal */
  takeBack(change, refusal) {
    this.refuse(refusal.message);
    this.merge(() => this.replica.drop(change.id));
    return this.refresh();
  }

  /** @param {() => Moved} move */
  merge(move) {
    try {
      this.announce(move());
    } catch (error) {
      if (!(error instanceof OutOfStep)) throw error;
      this.dispatchEvent(new Event("stale"));
    }
  }

  /** @param {Moved} moved */
  announce({ touched, placed, fallen }) {
    for (const { change, faults } of fallen) this.report(change, faults);
    if (touched.size + placed.size > 0) this.dispatchEvent(new CustomEvent("changed", { detail: { touched, placed } }));
    this.dispatchEvent(new Event("state"));
  }

  /** @param {Change} change @param {readonly Fault[]} faults */
  report(change, faults) {
    if (faults[0] !== undefined) this.refuse(`${change.label}: ${this.sentence(faults[0])}`);
  }

  /** @param {string} message */
  refuse(message) {
    this.dispatchEvent(new CustomEvent("refused", { detail: { message } }));
  }
}

/** @returns {string} 32 hex digits that nobody else makes */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
