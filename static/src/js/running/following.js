/** Follows one run from the workflow's own page: marks on the cards, how it goes in the bar. */

import { announce } from "../announce.js";
import { statusView } from "../canvas/status_view.js";
import { Feed } from "../run/feed.js";
import { RunState } from "../run/run_state.js";
import { showToast } from "../site/toasts.js";

/** @typedef {import("../editor.js").Editor} Editor */
/** @typedef {{name: string, page: string, events: string, stop: string}} Followed */

export class Following {
  /** @param {Editor} editor @param {HTMLElement} element in the bar */
  constructor(editor, element) {
    this.editor = editor;
    this.element = element;
    this.link = /** @type {HTMLAnchorElement} */ (element.querySelector("[data-run-page]"));
    /** @type {Followed | null} */
    this.run = null;
    this.state = new RunState();
    /** @type {Feed | null} */
    this.feed = null;
    editor.session.addEventListener("changed", () => this.mark());
  }

  /** @returns {import("../keys/keyboard.js").Actions} */
  actions() {
    return { "stop-run": () => this.stop(), "forget-run": () => this.forget() };
  }

  /** @param {Followed} run */
  follow(run) {
    this.forget();
    this.run = run;
    this.state = new RunState();
    this.feed = new Feed(run.page, this.state, { changed: () => this.show(), log: () => {}, open: () => {} });
    this.feed.listen(run.events);
    this.link.href = run.page;
    void this.feed.refresh();
  }

  forget() {
    this.feed?.close();
    this.feed = null;
    this.run = null;
    this.element.hidden = true;
    this.mark();
  }

  async stop() {
    if (this.run === null) return;
    try {
      await this.editor.session.server.tell(this.run.stop.slice(this.editor.session.server.base.length), {});
    } catch (error) {
      showToast({ message: error instanceof Error ? error.message : String(error), tone: "err" });
    }
  }

  show() {
    if (this.run === null) return;
    const { head, tally, isOver } = this.state;
    const before = this.element.dataset.status;
    const count = interpolate(gettext("%(done)s of %(all)s"), tally, true);
    this.link.replaceChildren(statusView(head), ` ${this.run.name} · ${count}`);
    this.element.hidden = false;
    this.element.dataset.status = head.status;
    this.button("stop-run").hidden = isOver;
    this.button("forget-run").hidden = !isOver;
    if (isOver) this.feed?.close();
    if (before !== head.status) announce(`${this.run.name}: ${head.word}`);
    this.mark();
  }

  /** Shows at each step how it goes there; a step that is new since has no mark. */
  mark() {
    const { canvas, session } = this.editor;
    const going = this.run === null ? [] : session.draft.steps.flatMap((id) => {
      const step = this.state.steps.get(session.draft.name(id));
      return step === undefined ? [] : [/** @type {const} */ ([id, step])];
    });
    canvas.setRun(new Map(going));
  }

  /** @param {string} action @returns {HTMLElement} */
  button(action) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-do="${action}"]`));
  }
}
