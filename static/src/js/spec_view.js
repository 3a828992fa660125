/** The Spec JSON panel: its editor is loaded when it is first looked at. */

import { printedParts } from "./model/spec_print.js";

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
    document.addEventListener("entity:reveal", (event) => this.reveal(/** @type {CustomEvent} */ (event).detail));
  }

  /** @returns {Promise<import("./spec/spec_editor.js").SpecEditor>} shown, and in step with the draft */
  async load() {
    this.loading ??= import("./spec/spec_editor.js").then(({ SpecEditor }) => new SpecEditor(this.around));
    const editor = await this.loading;
    editor.shown();
    return editor;
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
