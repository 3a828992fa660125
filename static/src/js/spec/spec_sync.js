/** Text and draft follow each other: what is typed becomes changes, what changes elsewhere becomes text. */

import { SpecText } from "../model/spec_text.js";
import { newId } from "../sync/session.js";

/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/spec_reader.js").TextFault} TextFault */
/** @typedef {import("../model/spec_text.js").TextChange} TextChange */
/** @typedef {import("../sync/session.js").Session} Session */
/** @typedef {import("./kept_text.js").KeptText} KeptText */
/**
 * @typedef {object} Ends
 * @property {Session} session
 * @property {KeptText} kept
 * @property {(operations: Operation[]) => boolean} perform  as one change
 * @property {(changes: TextChange[]) => void} put  what nobody typed, into the editor
 * @property {() => boolean} busy  somebody is composing a character
 * @property {() => void} told  faults or conflict may be others now
 */

const SETTLE_MS = 500;

export class SpecSync {
  /** @param {Ends} ends */
  constructor(ends) {
    this.ends = ends;
    this.spec = new SpecText(ends.session.draft);
    /** @type {TextFault[]} */
    this.faults = [];
    this.timer = 0;
    /** What has changed in the draft and not in the text. @type {Set<string>} */
    this.missed = new Set();
    this.performing = false;
    this.restore();
    ends.session.addEventListener("changed", (event) => this.changed(/** @type {CustomEvent} */ (event).detail.touched));
  }

  /** What was typed before the page was loaded anew. */
  restore() {
    const kept = this.ends.kept.read();
    if (kept === null || kept.text === this.spec.text) return;
    this.spec.type([{ from: 0, to: this.spec.text.length, insert: kept.text }]);
    this.spec.conflict = kept.revision !== this.ends.session.replica.revision;
  }

  /** Keeps what is not on the canvas yet. */
  keep() {
    const { edited, text } = this.spec;
    if (edited) this.ends.kept.keep({ text, revision: this.ends.session.replica.revision });
    else this.ends.kept.forget();
  }

  /** @param {TextChange[]} changes somebody's, first to last */
  typed(changes) {
    this.spec.type(changes);
    this.flushSoon();
  }

  flushSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), SETTLE_MS);
  }

  /** What was typed becomes one change, once it can be read. */
  flush() {
    clearTimeout(this.timer);
    if (!this.spec.edited || this.spec.conflict) return;
    if (this.ends.busy()) return this.flushSoon();
    const { faults, operations, settle } = this.spec.read(newId);
    this.faults = faults;
    if (faults.length === 0 && this.perform(operations)) settle();
    this.catchUp();
    this.finish();
  }

  /** @param {Operation[]} operations @returns {boolean} */
  perform(operations) {
    if (operations.length === 0) return true;
    this.performing = true;
    const done = this.ends.perform(operations);
    this.performing = false;
    return done;
  }

  finish() {
    this.keep();
    this.ends.told();
  }

  /** @param {ReadonlySet<string>} touched */
  changed(touched) {
    for (const id of touched) this.missed.add(id);
    if (this.performing) return;
    this.catchUp();
    if (this.spec.conflict || this.faults.length > 0) this.ends.told();
  }

  /** The text follows what has changed in the draft. */
  catchUp() {
    const { draft } = this.ends.session;
    if (draft !== this.spec.draft) for (const id of draft.entities.keys()) this.missed.add(id);
    if (this.missed.size === 0) return;
    this.spec.draft = draft;
    this.ends.put(this.spec.follow(this.missed));
    if (!this.spec.conflict) this.missed.clear();
  }

  /** Of a conflict: what was typed wins. */
  keepMine() {
    this.ends.put(this.spec.keepTyped(this.missed));
    this.missed.clear();
    this.flush();
  }

  /** Of a conflict: what was typed goes. */
  takeDraft() {
    this.missed.clear();
    this.faults = [];
    this.ends.put(this.spec.takeDraft());
    this.finish();
  }
}
