/** The line at the foot of the inspector: what the field is for that somebody is in, or points at. */

import { rowOf } from "./rows.js";

export class Helping {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    element.addEventListener("focusin", (event) => this.say(event.target));
    element.addEventListener("pointerover", (event) => this.say(event.target));
    element.addEventListener("pointerleave", () => this.say(document.activeElement));
  }

  /** @param {EventTarget | null} target */
  say(target) {
    const line = this.element.querySelector(".ihelp");
    const row = rowOf(target);
    if (line === null) return;
    const words = row !== null && this.element.contains(row) ? row.querySelector(":scope > [data-words]")?.textContent : "";
    if (line.textContent !== words) line.textContent = words ?? "";
  }
}
