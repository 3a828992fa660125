/**
 * The draft as this page sees it: what the server has, and on top what it has not answered yet.
 *
 * Whenever something else arrives, the unanswered changes are taken back, the arrived ones
 * applied, and the unanswered ones applied again.
 */

import { apply } from "../model/changes.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/operations.js").Fault} Fault */
/** @typedef {{id: string, sequence: number, revision: number, operations: Operation[]}} Recorded what the server has done */
/** @typedef {{change: Change, faults: Fault[]}} Fallen a change that does not apply any more */
/** @typedef {{touched: Set<string>, placed: Set<string>, fallen: Fallen[]}} Moved ids of entities that are different now */

export class Replica {
  /** @param {Draft} draft @param {{sequence: number, revision: number}} at */
  constructor(draft, { sequence, revision }) {
    this.draft = draft;
    this.sequence = sequence;
    this.revision = revision;
    /** @type {{change: Change, inverse: Operation[]}[]} */
    this.pending = [];
  }

  /** Applies a change of this page at once. @param {Change} change @returns {import("../model/changes.js").Applied} */
  perform(change) {
    const applied = apply(this.draft, change.operations);
    if (applied.faults.length === 0) this.pending.push({ change, inverse: applied.inverse });
    return applied;
  }

  /** Takes over what the server has done since, this page's changes among it. @param {readonly Recorded[]} recorded @returns {Moved} */
  receive(recorded) {
    const news = recorded.filter(({ sequence }) => sequence > this.sequence);
    if (news.length === 0) return nothingMoved();
    if (this.isEcho(news)) return this.confirm(news[0]);
    const done = new Set(news.map(({ id }) => id));
    return this.rebase((change) => !done.has(change.id), news);
  }

  /** @param {readonly Recorded[]} news @returns {boolean} whether it is just the answer to the first change in wait */
  isEcho(news) {
    return news.length === 1 && news[0]?.id === this.pending[0]?.change.id && news[0]?.sequence === this.sequence + 1;
  }

  /** @param {Recorded | undefined} recorded @returns {Moved} */
  confirm(recorded) {
    this.pending.shift();
    if (recorded !== undefined) Object.assign(this, { sequence: recorded.sequence, revision: recorded.revision });
    return nothingMoved();
  }

  /** Takes a change back that the server refused. @param {string} id @returns {Moved} */
  drop(id) {
    return this.rebase((change) => change.id !== id, []);
  }

  /** @param {(change: Change) => boolean} stays @param {readonly Recorded[]} news @returns {Moved} */
  rebase(stays, news) {
    const moved = nothingMoved();
    const waiting = this.pending.map(({ change }) => change).filter(stays);
    for (const { inverse } of this.pending.reverse()) this.run(inverse, moved);
    this.pending = [];
    for (const recorded of news) this.follow(recorded, moved);
    for (const change of waiting) this.again(change, moved);
    return moved;
  }

  /** @param {readonly Operation[]} operations @param {Moved} moved */
  run(operations, moved) {
    const applied = apply(this.draft, operations);
    if (applied.faults.length > 0) throw new OutOfStep(applied.faults);
    note(moved, applied);
  }

  /** @param {Recorded} recorded @param {Moved} moved */
  follow({ operations, sequence, revision }, moved) {
    this.run(operations, moved);
    Object.assign(this, { sequence, revision });
  }

  /** @param {Change} change @param {Moved} moved */
  again(change, moved) {
    const applied = this.perform(change);
    note(moved, applied);
    if (applied.faults.length > 0) moved.fallen.push({ change, faults: applied.faults });
  }
}

/** @returns {Moved} */
function nothingMoved() {
  return { touched: new Set(), placed: new Set(), fallen: [] };
}

/** @param {Moved} moved @param {import("../model/changes.js").Applied} applied */
function note(moved, { touched, placed }) {
  for (const id of touched) moved.touched.add(id);
  for (const id of placed) moved.placed.add(id);
}

/** The page and the server no longer have the same draft: it must be loaded anew. */
export class OutOfStep extends Error {
  /** @param {readonly Fault[]} faults */
  constructor(faults) {
    super(faults.map(({ code }) => code).join(", "));
  }
}
