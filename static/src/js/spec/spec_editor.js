/** The editor of the Spec JSON panel: text and draft follow each other. */

import { Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { announce } from "../announce.js";
import { keysOf } from "../model/pointer.js";
import { SpecText, topOf } from "../model/spec_text.js";
import { newId } from "../sync/session.js";
import { KeptText } from "./kept_text.js";
import { markProblems } from "./problem_marks.js";
import { extensions } from "./setup.js";
import { SpecBar } from "./spec_bar.js";
import { showThing } from "./thing_rail.js";

/** @typedef {import("../model/spec_reader.js").TextFault} TextFault */
/** @typedef {import("../spec_view.js").Around} Around */

const SETTLE_MS = 500;
const FOLLOW_MS = 150;

export class SpecEditor {
  /** @param {Around} around */
  constructor({ panel, caption, canvas, session, problems }) {
    this.panel = panel;
    this.caption = caption;
    this.canvas = canvas;
    this.session = session;
    this.problems = problems;
    this.spec = new SpecText(session.draft);
    /** @type {TextFault[]} */
    this.faults = [];
    this.timer = 0;
    this.following = 0;
    /** @type {Set<string>} */
    this.missed = new Set();
    this.busy = false;
    const { workflow = "", person = "" } = canvas.dataset;
    this.kept = new KeptText(workflow, person);
    this.restore();
    this.bar = new SpecBar({ keepMine: () => this.keepMine(), takeCanvas: () => this.takeCanvas(), go: () => this.goToFault() });
    this.view = this.opened(panel);
    this.listen();
  }

  /** @param {HTMLElement} panel */
  opened(panel) {
    const nonce = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[nonce]"))?.nonce ?? "";
    const stepTypes = [...(this.canvas.commands?.catalog.types.keys() ?? [])];
    const known = { draftNow: () => this.session.draft, thingAt: (/** @type {number} */ at) => this.spec.idAt(at), stepTypes };
    const setting = { ...known, editable: this.canvas.commands !== null, nonce };
    panel.removeAttribute("tabindex");
    panel.replaceChildren(this.bar.element);
    return new EditorView({
      doc: this.spec.text,
      parent: panel,
      extensions: [extensions(setting), EditorView.updateListener.of((update) => this.updated(update))],
    });
  }

  /** What was typed before the page was loaded anew. */
  restore() {
    const kept = this.kept.read();
    if (kept === null || kept.text === this.spec.text) return;
    this.spec.type([{ from: 0, to: this.spec.text.length, insert: kept.text }]);
    this.spec.conflict = kept.revision !== this.session.replica.revision;
  }

  /** Keeps what is not on the canvas yet, and says so. */
  keep() {
    const { edited, text } = this.spec;
    if (edited) this.kept.keep({ text, revision: this.session.replica.revision });
    else this.kept.forget();
    this.panel.dispatchEvent(new CustomEvent("spec:unfinished", { detail: { unfinished: edited } }));
  }

  listen() {
    window.addEventListener("pagehide", () => this.keep());
    this.session.addEventListener("changed", (event) => this.changed(/** @type {CustomEvent} */ (event).detail.touched));
    this.canvas.addEventListener("step:select", () => this.follow());
    // A blur can come in the midst of an update of the editor.
    this.view.contentDOM.addEventListener("blur", () => setTimeout(() => this.flush()));
    document.addEventListener("problems:read", () => this.markSoon());
  }

  /** The panel has come into view. */
  shown() {
    this.view.requestMeasure();
    this.follow();
    this.flush();
    this.mark();
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  updated({ docChanged, selectionSet, changes, transactions }) {
    const ours = transactions.some((transaction) => transaction.annotation(Transaction.remote));
    if (docChanged && !ours) this.typed(changes);
    else if (selectionSet && !ours) this.followCaret();
  }

  /** @param {import("@codemirror/state").ChangeSet} changes */
  typed(changes) {
    /** @type {import("../model/spec_text.js").TextChange[]} */
    const typed = [];
    changes.iterChanges((from, to, _from, _to, insert) => typed.push({ from, to, insert: insert.toString() }));
    this.spec.type(typed);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), SETTLE_MS);
  }

  /** What was typed becomes one change, once it can be read. */
  flush() {
    clearTimeout(this.timer);
    if (!this.spec.edited || this.spec.conflict) return;
    const { faults, operations, settle } = this.spec.read(newId);
    this.faults = faults;
    if (faults.length === 0 && this.perform(operations)) settle();
    this.catchUp();
    this.keep();
    this.mark();
  }

  /** @param {import("../model/operations.js").Operation[]} operations @returns {boolean} */
  perform(operations) {
    if (operations.length === 0) return true;
    this.busy = true;
    const done = this.canvas.commands?.perform(gettext("Edit the JSON"), operations) ?? false;
    this.busy = false;
    return done;
  }

  /** @param {ReadonlySet<string>} touched */
  changed(touched) {
    for (const id of touched) this.missed.add(id);
    if (!this.busy) this.catchUp();
  }

  /** The text follows what has changed in the draft. */
  catchUp() {
    if (this.missed.size === 0) return;
    this.spec.draft = this.session.draft;
    const changes = this.spec.follow(this.missed);
    if (!this.spec.conflict) this.missed.clear();
    this.put(changes);
    this.showState();
  }

  /** @param {import("../model/spec_text.js").TextChange[]} changes that nobody typed here */
  put(changes) {
    this.view.dispatch({ changes, annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)] });
    if (changes.length > 0) this.rail();
  }

  keepMine() {
    this.spec.conflict = false;
    this.missed.clear();
    this.flush();
    this.view.focus();
  }

  takeCanvas() {
    this.missed.clear();
    this.faults = [];
    this.put(this.spec.takeDraft());
    this.keep();
    this.mark();
    this.view.focus();
  }

  mark() {
    markProblems(this.view, this.spec, this.faults, this.problems);
    this.showState();
  }

  /** Only while somebody can see it. */
  markSoon() {
    if (this.panel.checkVisibility()) this.mark();
  }

  showState() {
    const [fault] = this.faults;
    const line = fault === undefined ? 0 : this.view.state.doc.lineAt(Math.min(fault.from, this.view.state.doc.length)).number;
    this.bar.show({ conflict: this.spec.conflict, fault: fault ?? null, line });
  }

  goToFault() {
    const [fault] = this.faults;
    if (fault === undefined) return;
    const anchor = Math.min(fault.from, this.view.state.doc.length);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  /** Scrolls to the step selected elsewhere, and marks its lines. */
  follow() {
    const range = this.rail();
    if (range === null || this.view.hasFocus || !this.panel.checkVisibility()) return;
    this.view.dispatch({ effects: EditorView.scrollIntoView(range.from, { y: "start", yMargin: 20 }) });
  }

  /** @returns {{from: number, to: number} | null} the lines of the selected step */
  rail() {
    const { only } = this.canvas.selection;
    const range = only === null ? null : this.spec.rangeOf(only);
    this.view.dispatch({ effects: showThing.of(range) });
    this.say(range, only ?? "");
    return range;
  }

  /** @param {{from: number, to: number} | null} range @param {string} id */
  say(range, id) {
    const { doc } = this.view.state;
    const lines = range && { name: this.session.draft.name(id), first: doc.lineAt(range.from).number, last: doc.lineAt(Math.min(range.to, doc.length)).number };
    this.caption.textContent = lines === null ? "" : interpolate(gettext("%(name)s, lines %(first)s–%(last)s"), lines, true);
  }

  /** The step that the caret is in is the selected one. */
  followCaret() {
    clearTimeout(this.following);
    this.following = window.setTimeout(() => {
      const id = this.spec.idAt(this.view.state.selection.main.head);
      if (id === "" || !this.view.hasFocus || id === this.canvas.selection.only) return;
      if (this.canvas.scene?.cards.has(id)) this.canvas.show(id);
    }, FOLLOW_MS);
  }

  /** @param {string} id @param {string} path */
  reveal(id, path) {
    if (this.view.hasFocus) return;
    const place = this.spec.placeOf(id, keysOf(path));
    if (place === null) return;
    const range = this.spec.rangeOf(topOf(this.session.draft, id));
    this.view.dispatch({
      selection: { anchor: place.from, head: place.to },
      effects: [showThing.of(range), EditorView.scrollIntoView(place.from, { y: "center" })],
      annotations: Transaction.remote.of(true),
    });
    announce(interpolate(gettext("Line %s"), [this.view.state.doc.lineAt(place.from).number]));
  }
}
