/** The Spec JSON panel: its editor is loaded when it is first looked at. */

import { html } from "./canvas/markup.js";
import { printedParts } from "./model/spec_print.js";
import { keyOf } from "./spec/kept_text.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./problems.js").Problems} Problems */
/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {{panel: HTMLElement, caption: HTMLElement, canvas: FlowCanvas, session: Session, problems: Problems}} Around what the editor works with */

export class SpecView {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    /** @type {Promise<import("./spec/spec_editor.js").SpecEditor> | null} */
    this.loading = null;
    this.tab = /** @type {HTMLElement} */ (document.getElementById(around.panel.getAttribute("aria-labelledby") ?? ""));
    const { workflow = "", person = "" } = around.canvas.dataset;
    this.mark(localStorage.getItem(keyOf(workflow, person)) !== null);
    around.panel.addEventListener("spec:unfinished", (event) => this.mark(/** @type {CustomEvent} */ (event).detail.unfinished));
    watchBeside();
    document.addEventListener("entity:reveal", (event) => this.reveal(/** @type {CustomEvent} */ (event).detail));
  }

  /** @returns {Promise<import("./spec/spec_editor.js").SpecEditor>} shown, and in step with the draft */
  async load() {
    this.loading ??= import("./spec/spec_editor.js").then(({ SpecEditor }) => new SpecEditor(this.around));
    const editor = await this.loading;
    editor.shown();
    return editor;
  }

  /** Says at the tab that something typed is not on the canvas yet. @param {boolean} unfinished */
  mark(unfinished) {
    this.tab.querySelector(".badge")?.remove();
    if (unfinished) this.tab.append(html("span", { class: "badge err" }, "!", html("span", { class: "vh" }, gettext("not on the canvas yet"))));
  }

  /** @param {{id: string, path?: string}} place */
  async reveal({ id, path = "" }) {
    if (this.loading !== null && this.around.panel.checkVisibility()) (await this.loading).reveal(id, path);
  }

  /** @returns {string} the document as the draft has it now */
  whole() {
    return printedParts(this.around.session.draft).map(({ text }) => text).join("");
  }
}

const BESIDE = "weft.json.beside";

/** The button that puts the JSON beside the canvas, at full height, and back under it. */
function watchBeside() {
  const button = /** @type {HTMLElement} */ (document.getElementById("spec-beside"));
  const show = (/** @type {boolean} */ beside) => {
    document.body.classList.toggle("json-beside", beside);
    button.setAttribute("aria-pressed", String(beside));
  };
  show(localStorage.getItem(BESIDE) !== null);
  button.addEventListener("click", () => {
    const beside = button.getAttribute("aria-pressed") !== "true";
    if (beside) localStorage.setItem(BESIDE, "");
    else localStorage.removeItem(BESIDE);
    show(beside);
    document.getElementById("tab-spec")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
