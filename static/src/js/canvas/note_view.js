/** The element of one note. */

import { rendered } from "./markdown.js";
import { html } from "./markup.js";

/** @typedef {import("./notes.js").Note} Note */

/** @param {Note} note @returns {HTMLElement} */
export function noteView(note) {
  const text = html("div", { class: "md" });
  const view = html("article", { class: "note", tabindex: "-1", "data-note": note.id, "data-color": note.color, "aria-label": gettext("Note") }, text);
  text.textContent = note.text;
  void rendered(note.text).then((nodes) => text.replaceChildren(...nodes));
  return view;
}
