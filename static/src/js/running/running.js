/** Everything about runs on the workflow's page, joined. */

import { parse } from "../model/json.js";
import { Following } from "./following.js";
import { Place } from "./place.js";
import { Starting } from "./starting.js";

/** @typedef {import("../editor.js").Editor} Editor */

export class Running {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.following = new Following(editor, byId("run-state"));
    this.menu = byId("run-menu");
    this.starting = new Starting(editor, new Place(this.menu, editor.canvas.dataset.workflow ?? ""), (run) => this.started(run));
    this.menu.addEventListener("beforetoggle", () => this.open());
    document.addEventListener("run:started", (event) => this.started(/** @type {CustomEvent} */ (event).detail));
  }

  /** @returns {import("../keys/keyboard.js").Actions} nothing starts a run where the person may not */
  actions() {
    const runnable = this.menu.querySelector("[data-place]") !== null;
    return { ...this.following.actions(), ...(runnable ? this.starting.actions() : {}) };
  }

  /** Follows what is under way, and asks for what another page has sent here for: `?run=` names the run whose values to take over. */
  start() {
    const run = /** @type {any} */ (parse(byId("run").textContent ?? "null"));
    if (run !== null) this.following.follow(run);
    const like = new URLSearchParams(location.search).get("run");
    if (like !== null) void this.starting.ask(undefined, like);
  }

  /** @param {import("./following.js").Followed} run */
  started(run) {
    document.getElementById("beside")?.replaceChildren();
    this.following.follow(run);
  }

  /** The menu says what is selected and what is in the way. */
  open() {
    const { canvas, session, problems } = this.editor;
    const step = session.draft.name(canvas.selection.only ?? "");
    for (const text of this.menu.querySelectorAll("[data-run-from]")) {
      text.textContent = step === "" ? gettext("Run from the selected step") : interpolate(gettext("Run from %s"), [step]);
    }
    for (const item of this.menu.querySelectorAll(/** @type {"button"} */ ("[data-needs-scene]"))) {
      item.hidden = session.draft.ids(session.draft.root, "scene").length === 0;
    }
    const { error = 0 } = problems.found.counts;
    const blocked = byId("run-blocked");
    blocked.hidden = error === 0;
    blocked.textContent = interpolate(ngettext("%s error blocks Run.", "%s errors block Run.", error), [error]);
  }
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
