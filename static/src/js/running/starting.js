/** Starting runs: as the workflow is, with other values, from a step, or a part of it. */

import { announce } from "../announce.js";
import { showToast } from "../site/toasts.js";
import { Refused } from "../sync/server.js";

/** @typedef {import("../editor.js").Editor} Editor */
/** @typedef {import("../sync/server.js").Said} Said */
/** @typedef {import("./following.js").Followed} Followed */

const REHEARSAL = "rehearsal";
/** What a person has to fill in, and so belongs into the panel. */
const ASKED = /^(parameters|data_requirements)(\[|\.|$)/;

export class Starting {
  /** @param {Editor} editor @param {import("./place.js").Place} place @param {(run: Followed) => void} started */
  constructor(editor, place, started) {
    this.editor = editor;
    this.place = place;
    this.started = started;
    this.busy = false;
  }

  /** @returns {import("../keys/keyboard.js").Actions} */
  actions() {
    return {
      run: () => this.run(),
      "run-with": () => this.ask(),
      "dry-run": () => this.begin("run/now", { target: REHEARSAL }),
      "run-from-here": () => this.runFromHere(),
      "run-scene": () => this.ask("#run-scene"),
    };
  }

  /** As the workflow is; what is wrong with it is shown instead. */
  run() {
    return this.begin("run/now", { target: this.place.chosen });
  }

  runFromHere() {
    const step = this.editor.session.draft.name(this.editor.canvas.selection.only ?? "");
    if (step === "") return this.say(gettext("Select the step to run from."));
    return this.begin("run/again", { step });
  }

  /** @param {string} path @param {object} body */
  async begin(path, body) {
    if (this.busy || !(await this.ready())) return;
    this.busy = true;
    try {
      this.started(/** @type {any} */ (await this.editor.session.server.tell(path, body)));
    } catch (error) {
      this.failed(error);
    } finally {
      this.busy = false;
    }
  }

  /** Opens the panel beside the canvas. @param {string} [focus] its first field to fill in @param {string} [like] id of the run whose values it takes over */
  async ask(focus, like = "") {
    if (!(await this.ready())) return;
    const url = `${this.editor.canvas.dataset.base}run/with${like === "" ? "" : `?run=${encodeURIComponent(like)}`}`;
    await window.htmx.ajax("GET", url, { target: "#beside", swap: "innerHTML" });
    /** @type {HTMLElement | null} */ (document.querySelector(focus ?? "#run-panel :checked"))?.focus();
  }

  /** @returns {Promise<boolean>} whether the server has everything and finds no error in it */
  async ready() {
    const { session, problems } = this.editor;
    await session.queue.settled();
    if (session.queue.changes.length > 0) return this.say(gettext("Not everything is saved yet: the workflow can run once it is."));
    await problems.refresh();
    if ((problems.found.counts.error ?? 0) === 0) return true;
    this.showProblems();
    return false;
  }

  /** @param {string} [place] of the one to go to; the first where it is not listed */
  showProblems(place) {
    this.editor.drawer.show("panel-problems");
    this.editor.problems.list.focusAt(place);
  }

  /** @param {unknown} error */
  failed(error) {
    if (!(error instanceof Refused)) return this.say(gettext("The server did not answer. Nothing was started; try again."));
    const asked = error.problems.some(({ path }) => ASKED.test(path ?? ""));
    if (asked) return void this.ask("#run-panel [data-missing]");
    const [first] = error.problems;
    if (first?.path) this.showProblems(first.path);
    return this.say(error.message);
  }

  /** @param {string} message @returns {false} */
  say(message) {
    showToast({ message, tone: "err" });
    announce(message);
    return false;
  }
}
