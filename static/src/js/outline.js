/** The outline: every step of the workflow as a list, to see, find and jump to. */

import { html, icon, tile } from "./canvas/markup.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./canvas/scene.js").Card} Card */
/** @typedef {import("./model/catalog.js").Catalog} Catalog */

const MOST = 500;

export class Outline {
  /** @param {HTMLElement} element @param {FlowCanvas} canvas @param {Catalog} catalog */
  constructor(element, canvas, catalog) {
    this.list = html("ul", {});
    element.append(this.list);
    this.count = /** @type {HTMLElement} */ (element.querySelector("[data-count]"));
    this.canvas = canvas;
    this.catalog = catalog;
    this.text = "-";
    this.list.addEventListener("click", (event) => this.jump(event));
    canvas.selection.addEventListener("settled", () => this.mark());
  }

  /** @param {Event} event */
  jump(event) {
    const id = event.target instanceof Element ? event.target.closest("button")?.dataset.outline : undefined;
    if (id !== undefined) this.canvas.go(id);
  }

  /** Follows the scene; nothing is built when it reads as before. */
  draw() {
    const cards = [...(this.canvas.scene?.cards.values() ?? [])];
    const text = cards.map(textOf).join("\n");
    if (text === this.text) return;
    this.text = text;
    this.count.textContent = interpolate(ngettext("%s step", "%s steps", cards.length), [cards.length]);
    this.list.replaceChildren(...cards.slice(0, MOST).map((card) => this.entry(card)));
    this.mark();
  }

  /** @param {Card} card */
  entry({ id, facts, troubles }) {
    const failing = troubles.some(({ severity }) => severity === "error");
    const mark = failing ? html("span", { class: "end err", title: troubles[0]?.message ?? "" }, icon("circle-x", "s")) : null;
    const name = html("span", { class: "trunc" }, facts.name);
    const type = tile(facts.type, this.catalog.iconOf(facts.type));
    return html("li", {}, html("button", { class: "oi", type: "button", "data-outline": id }, type, name, mark));
  }

  mark() {
    const { steps } = this.canvas.selection;
    for (const button of this.list.querySelectorAll("button")) {
      const on = steps.has(button.dataset.outline ?? "");
      button.classList.toggle("on", on);
      if (on) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}

/** @param {Card} card @returns {string} all that its entry says */
function textOf({ id, facts, troubles }) {
  return [id, facts.name, facts.type, ...troubles.map(({ message }) => message)].join(" ");
}
