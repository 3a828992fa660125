/** The list behind `?`, beside the canvas: written from the table of shortcuts, with the switch for single keys. */

import { html } from "../canvas/markup.js";
import { capsOf } from "./chord.js";
import { letSingleKeysAct, singleKeysAct } from "./single_keys.js";
import { SECTIONS, SHORTCUTS, titleOf } from "./table.js";

/** @typedef {import("./table.js").Section} Section */
/** @typedef {import("./table.js").Shortcut} Shortcut */

export class Help {
  /** @param {HTMLDialogElement} dialog @param {boolean} editable */
  constructor(dialog, editable) {
    this.dialog = dialog;
    const listed = SHORTCUTS.filter(({ edits, shown }) => (editable || !edits) && shown?.length !== 0);
    dialog.querySelector("[data-keys]")?.replaceChildren(...SECTIONS.map((section) => sectionView(section, listed)));
    const box = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-single-keys]"));
    box.checked = singleKeysAct();
    box.addEventListener("change", () => letSingleKeysAct(box.checked));
    /** @type {Element | null} */
    this.before = null;
    dialog.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close());
    dialog.addEventListener("close", () => this.before instanceof HTMLElement && this.before.focus({ preventScroll: true }));
  }

  /** Opens it, or closes it again. */
  toggle() {
    if (this.dialog.open) return this.dialog.close();
    this.before = document.activeElement;
    this.dialog.show();
  }
}

/** @param {Section} section @param {readonly Shortcut[]} listed */
function sectionView(section, listed) {
  const entries = listed.filter((shortcut) => shortcut.section === section);
  return html("section", {}, html("h3", {}, titleOf(section)), html("dl", { class: "keys" }, ...entries.map(entryView)));
}

/** @param {Shortcut} shortcut */
function entryView({ keys, shown, label }) {
  const caps = (shown ?? [keys[0] ?? ""]).flatMap((chord) => capsOf(chord));
  return html("div", {}, html("dt", {}, ...caps.flatMap((cap) => [html("kbd", {}, cap), " "])), html("dd", {}, label()));
}
