/** JSON in a field in its colours: what is written shows through from a copy that lies under it. */

import { html } from "../canvas/markup.js";

/** Strings (keys with their colon), numbers, words; the rest is punctuation. */
const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

export class JsonColours {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    element.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement && target.dataset.json !== undefined) paint(target);
    });
    element.addEventListener("scroll", ({ target }) => {
      if (target instanceof HTMLTextAreaElement && target.dataset.json !== undefined) follow(target);
    }, { capture: true });
  }

  /** Paints what the server has drawn. */
  show() {
    for (const area of /** @type {NodeListOf<HTMLTextAreaElement>} */ (this.element.querySelectorAll("textarea[data-json]"))) paint(area);
  }
}

/** @param {HTMLTextAreaElement} area */
export function paint(area) {
  const copy = area.parentElement?.querySelector(":scope > pre");
  copy?.replaceChildren(...painted(area.value), "\n");
}

/** @param {HTMLTextAreaElement} area */
function follow(area) {
  const copy = area.parentElement?.querySelector(":scope > pre");
  if (copy) copy.scrollTop = area.scrollTop;
}

/** @param {string} text @returns {Generator<Node | string>} */
function* painted(text) {
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    yield text.slice(at, found.index);
    const [whole, string, colon = "", number] = found;
    const look = string === undefined ? (number === undefined ? "word" : "number") : colon === "" ? "string" : "key";
    yield html("span", { class: `json-${look}` }, string ?? whole);
    if (string !== undefined) yield colon;
    at = found.index + whole.length;
  }
  yield text.slice(at);
}
