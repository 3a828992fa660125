/** The palette: types to drag onto the canvas, to click, or to find and add by keyboard. */

import { openList } from "./popup_list.js";
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
    this.none = /** @type {HTMLElement} */ (element.querySelector("[data-none]"));
    this.search.addEventListener("input", () => this.filter());
    this.search.addEventListener("keydown", (event) => this.keys(event));
    element.querySelector("#palette-steps")?.addEventListener("keydown", (event) => this.walk(/** @type {KeyboardEvent} */ (event)));
    for (const item of this.items) this.watch(item);
  }

  get items() {
    return /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll("[data-add]")]);
  }

  /** @param {HTMLElement} item */
  watch(item) {
    const type = this.catalog.types.get(item.dataset.add ?? "");
    if (type === undefined) return;
    item.addEventListener("pointerdown", (event) => {
      const place = new Place(this.canvas, type, event);
      carry(item, place, event, (at) => (at !== null && place.wire ? this.addBetween(type.name, at, place.wire) : this.add(type.name, at, place.group)));
    });
    item.addEventListener("click", (event) => event.detail === 0 && this.add(type.name, null));
  }

  /** @param {string} type @param {{x: number, y: number} | null} at null: after the selected step @param {string | null} [group] it is put into */
  add(type, at, group = null) {
    const { commands, selection } = this.canvas;
    const id = commands?.add(type, at, at === null ? selection.only : null, group);
    if (id) this.canvas.go(id);
  }

  /** @param {string} type @param {{x: number, y: number}} at @param {import("./canvas/wires.js").Wire} wire */
  addBetween(type, at, wire) {
    const id = this.canvas.commands?.addBetween(type, at, wire);
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
    this.none.hidden = this.shown.length > 0;
    if (!this.none.hidden) this.none.textContent = interpolate(gettext("No step type is called “%s”."), [this.search.value.trim()]);
  }

  /** @param {KeyboardEvent} event Enter adds the first that fits, arrows lead to the others */
  keys(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.leave();
    if (event.key === "ArrowDown") this.shown[0]?.focus();
    if (event.key === "ArrowDown") event.preventDefault();
    if (event.key !== "Enter" || this.search.value.trim() === "") return;
    event.preventDefault();
    const first = this.shown[0]?.dataset.add;
    if (first === undefined) return;
    this.leave();
    this.add(first, null);
  }

  /** Arrows walk through the types. @param {KeyboardEvent} event */
  walk(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { shown } = this;
    const at = shown.indexOf(/** @type {HTMLElement} */ (event.target));
    if (event.key === "Escape") this.leave();
    if (by === undefined || at < 0) return;
    event.preventDefault();
    (shown[at + by] ?? (by < 0 ? this.search : undefined))?.focus();
  }

  leave() {
    this.search.value = "";
    this.filter();
    this.canvas.focusQuietly(this.canvas.cardLayer?.current ?? "");
  }

  /** Looks for a type: in the palette, or where there is no room for it in a list over the canvas. */
  find() {
    document.body.classList.remove("no-palette");
    /** @type {HTMLElement | null} */ (this.element.querySelector("#tab-palette-steps"))?.click();
    if (!this.search.checkVisibility()) return this.openList();
    this.search.focus();
    this.search.select();
  }

  openList() {
    const groups = this.items.map((item) => item.closest("[data-group]")?.querySelector("h2")?.textContent ?? "");
    const items = this.items.map((item, index) => {
      const type = this.catalog.types.get(item.dataset.add ?? "");
      return { id: type?.name ?? "", label: type?.label ?? "", icon: type?.icon ?? "", group: groups[index] ?? "", also: type?.name ?? "" };
    });
    const at = document.activeElement?.closest("[data-do=add]") ?? this.canvas;
    openList({ at, label: gettext("Add a step"), placeholder: gettext("Find a step"), items, filter: true, onPick: ({ id }) => this.add(id, null) });
  }
}
