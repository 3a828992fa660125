/** The line above the JSON: what is wrong with the text, or that the canvas has changed under it. */

import { html, icon } from "../canvas/markup.js";
import { saidOf } from "./sentences.js";

/** @typedef {import("../model/spec_reader.js").TextFault} TextFault */
/** @typedef {{conflict: boolean, fault: TextFault | null, line: number}} State */
/** @typedef {{keepMine: () => void, takeCanvas: () => void, go: () => void}} Acts */

export class SpecBar {
  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.said = html("span", { role: "status", class: "grow" });
    this.tools = html("span", { class: "tools" });
    this.mark = html("span", {}, icon("triangle-alert", "s"));
    this.hint = html("span", { class: "vh", id: "spec-hint" }, gettext("Press Escape, then Tab, to leave the editor."));
    this.line = html("div", { class: "spec-said", hidden: "" }, this.mark, this.said, this.tools);
    this.element = html("div", { class: "spec-bar" }, this.hint, this.line);
  }

  /** @param {State} state */
  show({ conflict, fault, line }) {
    this.line.hidden = !conflict && fault === null;
    this.line.classList.toggle("err", fault !== null && !conflict);
    const text = conflict ? gettext("The canvas has changed here since you began to type.") : fault === null ? "" : faultText(fault, line);
    if (this.said.textContent === text) return;
    this.said.textContent = text;
    this.tools.replaceChildren(...(conflict ? this.choices() : fault === null ? [] : [button(gettext("Show"), this.acts.go)]));
  }

  choices() {
    return [button(gettext("Keep mine"), this.acts.keepMine), button(gettext("Take the canvas's"), this.acts.takeCanvas)];
  }
}

/** @param {TextFault} fault @param {number} line */
function faultText(fault, line) {
  return interpolate(gettext("Line %(line)s: %(message)s Not on the canvas yet."), { line, message: saidOf(fault) }, true);
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = html("button", { class: "btn sm", type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}
