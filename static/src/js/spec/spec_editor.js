/** The editor of the Spec JSON panel: what it shows, and how it goes with the selection on the canvas. */

import { Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { announce } from "../announce.js";
import { keysOf } from "../model/pointer.js";
import { topOf } from "../model/spec_text.js";
import { KeptText } from "./kept_text.js";
import { markProblems } from "./problem_marks.js";
import { extensions } from "./setup.js";
import { SpecBar } from "./spec_bar.js";
import { SpecSync } from "./spec_sync.js";
import { showThing } from "./thing_rail.js";

/** @typedef {import("../model/spec_text.js").TextChange} TextChange */
/** @typedef {import("../spec_view.js").Around} Around */

const FOLLOW_MS = 150;

export class SpecEditor {
  /** @param {Around} around */
  constructor({ panel, caption, canvas, session, problems }) {
    this.panel = panel;
    this.caption = caption;
    this.canvas = canvas;
    this.session = session;
    this.problems = problems;
    this.following = 0;
    this.sync = new SpecSync(this.ends());
    const { sync } = this;
    this.bar = new SpecBar({ keepMine: () => this.choose(() => sync.keepMine()), takeCanvas: () => this.choose(() => sync.takeDraft()), go: () => this.goToFault() });
    this.view = this.opened();
    this.listen();
  }

  get spec() {
    return this.sync.spec;
  }

  /** @returns {import("./spec_sync.js").Ends} */
  ends() {
    const { workflow = "", person = "" } = this.canvas.dataset;
    return {
      session: this.session,
      kept: new KeptText(workflow, person),
      perform: (operations) => this.canvas.commands?.perform(gettext("Edit the JSON"), operations) ?? false,
      put: (changes) => this.put(changes),
      busy: () => this.view.composing,
      told: () => this.mark(),
    };
  }

  /** @returns {EditorView} */
  opened() {
    const nonce = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[nonce]"))?.nonce ?? "";
    const stepTypes = [...(this.canvas.commands?.catalog.types.keys() ?? [])];
    const known = { draftNow: () => this.session.draft, thingAt: (/** @type {number} */ at) => this.spec.idAt(at), stepTypes };
    const setting = { ...known, editable: this.canvas.commands !== null, nonce };
    this.panel.removeAttribute("tabindex");
    this.panel.replaceChildren(this.bar.element);
    return new EditorView({
      doc: this.spec.text,
      parent: this.panel,
      extensions: [extensions(setting), EditorView.updateListener.of((update) => this.updated(update))],
    });
  }

  listen() {
    window.addEventListener("pagehide", () => this.sync.keep());
    this.canvas.addEventListener("step:select", () => this.follow());
    // A blur can come in the midst of an update of the editor.
    this.view.contentDOM.addEventListener("blur", () => setTimeout(() => this.sync.flush()));
    document.addEventListener("problems:read", () => this.mark());
  }

  /** The panel has come into view. */
  shown() {
    this.view.requestMeasure();
    this.follow();
    this.sync.flush();
    this.mark();
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  updated({ docChanged, selectionSet, changes, transactions }) {
    if (transactions.some((transaction) => transaction.annotation(Transaction.remote))) return;
    if (docChanged) this.sync.typed(listOf(changes));
    else if (selectionSet) this.followCaret();
  }

  /** @param {TextChange[]} changes that nobody typed here */
  put(changes) {
    if (changes.length === 0) return;
    this.view.dispatch({ changes, annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)] });
    this.rail();
  }

  /** @param {() => void} act which side of a conflict stays */
  choose(act) {
    act();
    this.view.focus();
  }

  /** Underlines and tells what is wrong; only while somebody can see it. */
  mark() {
    const { spec, faults } = this.sync;
    this.panel.dispatchEvent(new CustomEvent("spec:unfinished", { detail: { unfinished: spec.edited && (faults.length > 0 || spec.conflict) } }));
    if (!this.panel.checkVisibility()) return;
    markProblems(this.view, spec, faults, this.problems);
    this.bar.show({ conflict: spec.conflict, fault: faults[0] ?? null, line: this.view.state.doc.lineAt(this.faultAt).number });
  }

  /** Where the first fault stands. */
  get faultAt() {
    return Math.min(this.sync.faults[0]?.from ?? 0, this.view.state.doc.length);
  }

  goToFault() {
    this.view.dispatch({ selection: { anchor: this.faultAt }, effects: EditorView.scrollIntoView(this.faultAt, { y: "center" }) });
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
    this.caption.textContent = lines === null ? "" : interpolate(gettext("lines %(first)s–%(last)s"), lines, true);
    this.caption.title = lines?.name ?? "";
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

/** @param {import("@codemirror/state").ChangeSet} changes @returns {TextChange[]} */
function listOf(changes) {
  /** @type {TextChange[]} */
  const list = [];
  changes.iterChanges((from, to, _from, _to, insert) => list.push({ from, to, insert: insert.toString() }));
  return list;
}
