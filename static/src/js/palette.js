/** The palette: types to drag onto the canvas, to click, or to find and add by keyboard. */

import { Place } from "./tools/place.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./model/catalog.js").Catalog} Catalog */

export class Palette {
  /** @param {HTMLElement} element @param {FlowCanvas} canvas @param {Catalog} catalog */
  constructor(element, canvas, catalog) {
    this.element = element;
    this.canvas = canvas;
    this.catalog = catalog;
    this.search = /** @type {HTMLInputElement} */ (element.querySelector("input[type=search]"));
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
    item.addEventListener("pointerdown", (event) => this.carry(item, new Place(this.canvas, type, event), event));
    item.addEventListener("click", (event) => event.detail === 0 && this.add(type.name, null));
  }

  /** @param {HTMLElement} item @param {Place} place @param {PointerEvent} event */
  carry(item, place, event) {
    if (event.button !== 0) return;
    const end = new AbortController();
    const options = { signal: end.signal };
    item.setPointerCapture(event.pointerId);
    item.addEventListener("pointermove", (moved) => place.move(moved), options);
    item.addEventListener("pointercancel", () => this.stop(place, end), options);
    document.addEventListener("keydown", (pressed) => pressed.key === "Escape" && this.stop(place, end), options);
    item.addEventListener("pointerup", (up) => this.put(place, end, up), options);
  }

  /** @param {Place} place @param {AbortController} end */
  stop(place, end) {
    end.abort();
    place.cancel();
  }

  /** @param {Place} place @param {AbortController} end @param {PointerEvent} event */
  put(place, end, event) {
    end.abort();
    const carried = place.ghost !== null;
    const at = place.drop(event);
    if (at !== null || !carried) this.add(place.type.name, at);
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
