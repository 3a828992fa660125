/**
 * One person editing one workflow: changes are applied at once, sent in order, and taken back if
 * refused.
 *
 * Events: `changed` {touched, placed: sets of entity ids}, `state`, `saved` (the server is as far as this
 * page), `refused` {message}: a gesture that does not fit, `blocked` {change, refusal,
 * problems}: a change that the server does not want and that stops those behind it.
 */

import { readDraft } from "../model/draft.js";
import { withUsedSteps } from "../model/used_steps.js";
import { History } from "./history.js";
import { newId } from "./ids.js";
import { OutOfStep, Replica } from "./replica.js";
import { Queue } from "./queue.js";
import { Refused, SignedOut, Unreachable } from "./server.js";

/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/operations.js").Fault} Fault */
/** @typedef {import("./history.js").Deed} Deed */
/** @typedef {import("./replica.js").Moved} Moved */
/** @typedef {import("./replica.js").Recorded} Recorded */
/** @typedef {import("./server.js").Server} Server */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./tabs.js").News} News */
/** @typedef {{tell(news: News): void, alone<T>(work: () => Promise<T>): Promise<T>}} Others the other tabs of this person */

const AGAIN_MS = 3000;
const MOST_AT_ONCE = 1000;
/** How many changes back an answer that a page did not hear is looked for. */
const LATELY = 200;
/** @type {Others} */
const NOBODY = { tell: () => {}, alone: (work) => work() };

export class Session extends EventTarget {
  /** @param {Server} server @param {Store} store @param {(fault: Fault) => string} sentence @param {string} [person] whose changes these are */
  constructor(server, store, sentence, person = "") {
    super();
    this.server = server;
    this.sentence = sentence;
    this.person = person;
    this.replica = new Replica(readDraft({ root: "", entities: [], links: [] }), { sequence: 0, revision: 0 });
    this.history = new History();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Others} */
    this.tabs = NOBODY;
    this.queue = new Queue(server, store, {
      recorded: (recorded) => this.recorded(recorded),
      refused: (change, refusal, given) => this.takeBack(change, refusal, given),
      state: () => this.dispatchEvent(new Event("state")),
    }, (work) => this.tabs.alone(work));
    this.store = store;
  }

  get draft() {
    return this.replica.draft;
  }

  /** What can be taken back and done again. */
  get steps() {
    const { history, queue, server } = this;
    const older = queue.changes.length === 0 ? server.steps : history.older;
    return {
      undo: history.next("undo") !== undefined || older.undo,
      redo: history.next("redo") !== undefined || older.redo,
    };
  }

  /** Loads the draft, then what this browser had not sent yet. */
  async open() {
    await this.load();
    this.history.older = this.server.steps;
    this.queue.adopt(await this.left(), "first");
    this.again();
    void this.queue.send();
  }

  /** @returns {Promise<Change[]>} what a closed page had not sent, or whose answer it did not hear and the draft lacks */
  async left() {
    const left = await this.store.all();
    if (left.length === 0) return left;
    const lately = await this.server.changesAfter(Math.max(0, this.replica.sequence - LATELY));
    const there = new Set(lately.filter(({ sequence }) => sequence <= this.replica.sequence).map(({ id }) => id));
    for (const { id } of left) if (there.has(id)) await this.store.remove(id);
    return left.filter(({ id }) => !there.has(id));
  }

  async load() {
    const json = await this.server.draft();
    this.replica = new Replica(readDraft(json), { sequence: Number(json.sequence), revision: Number(json.revision) });
  }

  /** Puts what is not sent yet onto a draft that has just been loaded. */
  again() {
    for (const change of this.queue.changes) this.note(change, this.replica.keep(change));
  }

  /**
   * Does one gesture.
   * @param {string} label what it was, in words @param {Operation[]} operations
   * @returns {boolean} whether it fits; if not, a `refused` event says why
   */
  perform(label, operations) {
    if (operations.length === 0) return false;
    const faults = this.put({ id: newId(), label, base_revision: this.replica.revision, operations: withUsedSteps(this.draft, operations) });
    if (faults[0] !== undefined) this.refuse(`${label}: ${this.sentence(faults[0])}`);
    return faults.length === 0;
  }

  /** Undo or redo of this person's own newest change. @param {"undo" | "redo"} which @returns {Promise<boolean>} whether it fits */
  async step(which) {
    const found = this.history.next(which);
    if (found === undefined) return this.stepOlder(which);
    const { id, label, inverse } = found;
    const faults = this.put({ id: newId(), label, base_revision: this.replica.revision, operations: inverse, kind: which, takes_back: id });
    if (faults.length > 0) this.refuse(this.sentence({ code: `${which}.overtaken`, params: { label } }));
    return faults.length === 0;
  }

  /** @param {Change} change @returns {Fault[]} why it does not fit; it is then not done */
  put(change) {
    const { touched, placed, faults, inverse } = this.replica.perform(change);
    if (faults.length > 0) return faults;
    void this.queue.push(change);
    this.tabs.tell({ what: "done", change });
    this.note(change, { touched, placed, inverses: new Map([[change.id, inverse]]) });
    return [];
  }

  /** A step into the time before the page was opened: only the server knows it. @param {"undo" | "redo"} which */
  async stepOlder(which) {
    await this.queue.settled();
    try {
      const recorded = await this.server.step(which, newId());
      this.history.older = this.server.steps;
      await this.catchUp([{ ...recorded, author: this.person, kind: which }]);
      return true;
    } catch (error) {
      this.refuseWith(error);
      return false;
    }
  }

  /** @param {unknown} error why nothing has happened */
  refuseWith(error) {
    if (error instanceof Refused) this.refuse(error.message);
    else if (error instanceof SignedOut) this.refuse(this.sentence({ code: "server.signed_out", params: {} }));
    else if (error instanceof Unreachable) this.refuse(this.sentence({ code: "server.unreachable", params: {} }));
    else throw error;
  }

  /** The server has told of a change, or only that there was one. @param {Recorded | {sequence: number}} news */
  told(news) {
    return "operations" in news ? this.catchUp([news]) : this.refresh(news.sequence);
  }

  /** Fetches what others, or the forms of this page, have changed. @param {number} [known] a sequence the server has reached */
  async refresh(known = Infinity) {
    for (let full = true; full && known > this.replica.sequence; ) {
      const recorded = await this.missed();
      const [first] = recorded;
      if (first !== undefined && first.sequence > this.replica.sequence + 1) return this.reopen();
      if (first !== undefined) await this.catchUp(recorded);
      full = recorded.length === MOST_AT_ONCE;
    }
  }

  /** @returns {Promise<Recorded[]>} none where the server cannot be asked now: it is asked again later */
  async missed() {
    try {
      return await this.server.changesAfter(this.replica.sequence);
    } catch (error) {
      if (error instanceof Unreachable) this.later(() => this.refresh());
      else if (error instanceof SignedOut) this.signedOut();
      else if (!(error instanceof Refused)) throw error;
      return [];
    }
  }

  /** @param {() => Promise<void>} work asked for once more, when the server may answer again */
  later(work) {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, AGAIN_MS);
  }

  /** Whoever asked the server has been told so. */
  signedOut() {
    this.queue.report("signed-out");
  }

  /** @param {Recorded} recorded what the server has answered to the first change of the queue */
  async recorded(recorded) {
    this.tabs.tell({ what: "recorded", recorded });
    await this.catchUp([recorded]);
  }

  /** @param {Recorded[]} recorded */
  async catchUp(recorded) {
    const first = recorded[0]?.sequence ?? 0;
    if (first > this.replica.sequence + 1) return this.refresh();
    for (const one of recorded) if (one.author === this.person) this.history.add(deedOf(one), null);
    await this.merge(() => this.replica.receive(recorded));
    for (const { id } of recorded) await this.queue.finish(id);
    if (this.queue.changes.length === 0) this.dispatchEvent(new Event("saved"));
  }

  /** @param {Change} change @param {Refused} refusal @param {string[]} given ids of what is given up with it */
  async takeBack(change, refusal, given) {
    if (given.length > 0) await this.merge(() => this.replica.drop(new Set(given)));
    if (!given.includes(change.id)) await this.merge(() => this.replica.hold(change.id));
    for (const id of given) this.history.forget(id);
    if (this.queue.blocked !== null) this.dispatchEvent(new CustomEvent("blocked", { detail: { change, refusal, problems: refusal.problems } }));
    else if (change.kind !== undefined) this.refuse(this.sentence({ code: `${change.kind}.overtaken`, params: { label: change.label } }));
    await this.refresh();
  }

  /** A refused change, mended: it takes its turn again. @param {Change} change one without operations is given up */
  async mend(change) {
    if (change.operations.length === 0) return this.discard([change.id]);
    this.tabs.tell({ what: "mended", change });
    await this.mended(change);
  }

  /** @param {Change} change */
  async mended(change) {
    await this.merge(() => this.replica.revise(change));
    await this.queue.mend(change);
  }

  /** Gives unsent changes up. @param {string[]} ids */
  async discard(ids) {
    this.tabs.tell({ what: "discarded", ids });
    await this.discarded(ids);
  }

  /** @param {string[]} ids */
  async discarded(ids) {
    for (const id of ids) this.history.forget(id);
    await this.merge(() => this.replica.drop(new Set(ids)));
    await this.queue.discard(new Set(ids));
  }

  /** What another tab of this person has done or heard. @param {News} news @returns {Promise<void>} */
  async hear(news) {
    if (news.what === "recorded") return this.catchUp([news.recorded]);
    if (news.what === "mended") return this.mended(news.change);
    if (news.what === "discarded") return this.discarded(news.ids);
    this.queue.adopt([news.change], "last");
    this.note(news.change, this.replica.keep(news.change));
    return this.queue.send();
  }

  /** @param {Change} change that has come into the queue @param {Moved} moved */
  note(change, moved) {
    this.history.add({ id: change.id, kind: change.kind ?? "do", takesBack: change.takes_back ?? null, label: change.label }, null);
    this.announce(moved);
  }

  /** @param {() => Moved} move */
  async merge(move) {
    try {
      this.announce(move());
    } catch (error) {
      if (!(error instanceof OutOfStep)) throw error;
      await this.reopen();
    }
  }

  /** The page and the server have parted: everything is loaded anew, and what is not sent yet put on top. */
  async reopen() {
    const { draft } = this.replica;
    try {
      await this.load();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.later(() => this.reopen());
      return;
    }
    const touched = new Set([...draft.entities.keys(), ...this.draft.entities.keys()]);
    this.replica.draft = draft.become(this.draft);
    this.announce({ touched, placed: new Set(touched), inverses: new Map() });
    this.again();
  }

  /** @param {Moved} moved */
  announce({ touched, placed, inverses }) {
    for (const [id, inverse] of inverses) this.history.stands(id, inverse);
    if (touched.size + placed.size > 0) this.dispatchEvent(new CustomEvent("changed", { detail: { touched, placed } }));
    this.dispatchEvent(new Event("state"));
  }

  /** @param {string} message */
  refuse(message) {
    this.dispatchEvent(new CustomEvent("refused", { detail: { message } }));
  }
}

/** @param {Recorded} recorded @returns {Deed} */
function deedOf({ id, kind = "do", takes_back = null, label = "" }) {
  return { id, kind, takesBack: takes_back, label };
}

export { newId };
