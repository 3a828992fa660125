/** The palette: types to drag onto the canvas, to click, or to find and add by keyboard. */

import { carry } from "./tools/carry.js";
import { Place } from "./tools/place.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./model/catalog.js").Catalog} Catalog */

export class Palette {
  /** @param {HTMLElement} element @param {FlowCanvas} canvas @param {Catalog} catalog */
  constructor(element, canvas, catalog) {
    this.element = element;
    this.canvas = canvas;
    this.catalog = catalog;
    this.search = /** @type {HTMLInputElement} */ (element.querySelector("#palette-steps input"));
    this.search.addEventListener("input", () => this.filter());
    this.search.addEventListener("keydown", (event) => this.keys(event));
    for (const item of this.items) this.watch(item);
  }

  get items() {
    return /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll("[data-add]")]);
  }

  /** @param {HTMLElement} item */
  watch(item) {
    const type = this.catalog.types.get(item.dataset.add ?? "");
    if (type === undefined) return;
    item.addEventListener("pointerdown", (event) => carry(item, new Place(this.canvas, type, event), event, (at) => this.add(type.name, at)));
    item.addEventListener("click", (event) => event.detail === 0 && this.add(type.name, null));
  }

  /** @param {string} type @param {{x: number, y: number} | null} at null: after the selected step */
  add(type, at) {
    const { commands, selection } = this.canvas;
    const id = commands?.add(type, at, at === null ? selection.only : null);
    if (id) this.canvas.go(id);
  }

  /** @returns {HTMLElement[]} what the search leaves */
  get shown() {
    return this.items.filter((item) => !item.hidden);
  }

  filter() {
    const wanted = this.search.value.trim().toLowerCase();
    for (const item of this.items) {
      const text = `${item.textContent ?? ""} ${item.dataset.add ?? ""}`.toLowerCase();
      item.hidden = !text.includes(wanted);
    }
    for (const group of this.element.querySelectorAll("[data-group]")) {
      /** @type {HTMLElement} */ (group).hidden = group.querySelector("[data-add]:not([hidden])") === null;
    }
  }

  /** @param {KeyboardEvent} event Enter adds the first that fits */
  keys(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.leave();
    if (event.key !== "Enter" || this.search.value.trim() === "") return;
    event.preventDefault();
    const first = this.shown[0]?.dataset.add;
    if (first === undefined) return;
    this.leave();
    this.add(first, null);
  }

  leave() {
    this.search.value = "";
    this.filter();
    this.canvas.focusQuietly(this.canvas.cardLayer?.current ?? "");
  }

  find() {
    this.search.focus();
    this.search.select();
  }
}
