/**
 * The draft as this page sees it: what the server has, and on top what it has not answered yet.
 *
 * Whenever something else arrives, the unanswered changes are taken back, the arrived ones
 * applied, and the unanswered ones applied again. One that does not fit any more is not shown and
 * keeps its turn: the server says what is wrong with it.
 */

import { apply } from "../model/changes.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/operations.js").Fault} Fault */
/**
 * @typedef {object} Recorded what the server has done
 * @property {string} id @property {number} sequence @property {number} revision
 * @property {Operation[]} operations
 * @property {string | null} [author] @property {string} [label]
 * @property {"do" | "undo" | "redo"} [kind] @property {string | null} [takes_back]
 */
/** @typedef {{change: Change, inverse: Operation[] | null, held: boolean}} Pending `inverse` null: not shown */
/**
 * @typedef {object} Moved what is different now
 * @property {Set<string>} touched  ids of entities
 * @property {Set<string>} placed
 * @property {Map<string, Operation[] | null>} inverses  what takes each applied change back; null: it does not stand
 */

export class Replica {
  /** @param {Draft} draft @param {{sequence: number, revision: number}} at */
  constructor(draft, { sequence, revision }) {
    this.draft = draft;
    this.sequence = sequence;
    this.revision = revision;
    /** @type {Pending[]} */
    this.pending = [];
  }

  /** Applies a change of this page at once, if it fits. @param {Change} change @returns {import("../model/changes.js").Applied} */
  perform(change) {
    const applied = apply(this.draft, change.operations);
    if (applied.faults.length === 0) this.pending.push({ change, inverse: applied.inverse, held: false });
    return applied;
  }

  /** Takes on a change that was made elsewhere or before; what does not fit waits. @param {Change} change @returns {Moved} */
  keep(change) {
    const moved = nothingMoved();
    this.again({ change, held: false }, moved);
    return moved;
  }

  /** Takes over what the server has done since, this page's changes among it. @param {readonly Recorded[]} recorded @returns {Moved} */
  receive(recorded) {
    if (this.isEcho(recorded)) return this.confirm(recorded[0]);
    const news = recorded.filter(({ sequence }) => sequence > this.sequence);
    const done = new Set(recorded.map(({ id }) => id));
    const left = this.pending.filter(({ change }) => !done.has(change.id));
    if (news.length === 0 && left.length === this.pending.length) return nothingMoved();
    return this.rebase(left, news);
  }

  /** @param {readonly Recorded[]} recorded @returns {boolean} whether it is just the answer to the first change in wait */
  isEcho([recorded, ...more]) {
    const [first] = this.pending;
    if (recorded === undefined || first === undefined || more.length > 0) return false;
    const same = recorded.id === first.change.id && recorded.sequence === this.sequence + 1;
    return same && first.inverse !== null && first.change.kind === undefined;
  }

  /** @param {Recorded | undefined} recorded @returns {Moved} */
  confirm(recorded) {
    this.pending.shift();
    if (recorded !== undefined) Object.assign(this, { sequence: recorded.sequence, revision: recorded.revision });
    return nothingMoved();
  }

  /** Takes changes back for good. @param {ReadonlySet<string>} ids @returns {Moved} */
  drop(ids) {
    return this.rebase(this.pending.filter(({ change }) => !ids.has(change.id)), []);
  }

  /** Takes a change back until it is mended; those behind it are applied without it. @param {string} id @returns {Moved} */
  hold(id) {
    return this.rebase(this.pending.map((one) => (one.change.id === id ? { ...one, held: true } : one)), []);
  }

  /** Puts a mended change in the place of the refused one. @param {Change} change @returns {Moved} */
  revise(change) {
    return this.rebase(this.pending.map((one) => (one.change.id === change.id ? { ...one, change, held: false } : one)), []);
  }

  /** @param {readonly Pick<Pending, "change" | "held">[]} left @param {readonly Recorded[]} news @returns {Moved} */
  rebase(left, news) {
    const moved = nothingMoved();
    for (const { inverse } of this.pending.toReversed()) if (inverse !== null) this.run(inverse, moved);
    this.pending = [];
    for (const recorded of news) this.follow(recorded, moved);
    for (const one of left) this.again(one, moved);
    return moved;
  }

  /** @param {readonly Operation[]} operations @param {Moved} moved @returns {Operation[]} what takes them back */
  run(operations, moved) {
    const applied = apply(this.draft, operations);
    if (applied.faults.length > 0) throw new OutOfStep(applied.faults);
    note(moved, applied);
    return applied.inverse;
  }

  /** @param {Recorded} recorded @param {Moved} moved */
  follow({ id, operations, sequence, revision }, moved) {
    moved.inverses.set(id, this.run(operations, moved));
    Object.assign(this, { sequence, revision });
  }

  /** @param {Pick<Pending, "change" | "held">} one @param {Moved} moved */
  again({ change, held }, moved) {
    const applied = held ? null : apply(this.draft, change.operations);
    const inverse = applied === null || applied.faults.length > 0 ? null : applied.inverse;
    if (applied !== null) note(moved, applied);
    moved.inverses.set(change.id, inverse);
    this.pending.push({ change, inverse, held });
  }
}

/** @returns {Moved} */
function nothingMoved() {
  return { touched: new Set(), placed: new Set(), inverses: new Map() };
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
