/** The second tab of the palette: assets of the gallery, to drag onto the canvas or to press. */

import { announce } from "./announce.js";
import { takeAsset } from "./commands/assets.js";
import { carry } from "./tools/carry.js";
import { Place } from "./tools/place.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./commands/assets.js").Asset} Asset */

export class PaletteAssets {
  /** @param {HTMLElement} element the palette @param {FlowCanvas} canvas */
  constructor(element, canvas) {
    this.canvas = canvas;
    this.panel = /** @type {HTMLElement} */ (element.querySelector("#palette-assets"));
    this.search = /** @type {HTMLInputElement} */ (this.panel.querySelector("input"));
    this.tabs = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[role=tab]")]);
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(tab));
    element.querySelector("[role=tablist]")?.addEventListener("keydown", (event) => this.walk(/** @type {KeyboardEvent} */ (event)));
    this.search.addEventListener("input", () => this.filter());
    this.panel.addEventListener("pointerdown", (event) => this.press(event));
    this.panel.addEventListener("click", (event) => event.detail === 0 && this.take(itemOf(event), null));
  }

  /** @param {HTMLElement} chosen */
  show(chosen) {
    for (const tab of this.tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      /** @type {HTMLElement} */ (document.getElementById(tab.getAttribute("aria-controls") ?? "")).hidden = tab !== chosen;
    }
    if (chosen.getAttribute("aria-controls") === this.panel.id) this.panel.dispatchEvent(new CustomEvent("assets:show", { bubbles: true }));
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = this.tabs.find((tab) => tab.tabIndex !== 0);
    other?.focus();
    if (other) this.show(other);
  }

  filter() {
    const wanted = this.search.value.trim().toLowerCase();
    const items = /** @type {HTMLElement[]} */ ([...this.panel.querySelectorAll("[data-asset]")]);
    for (const item of items) item.hidden = !(item.textContent ?? "").toLowerCase().includes(wanted);
    for (const group of this.panel.querySelectorAll("[data-group]")) {
      /** @type {HTMLElement} */ (group).hidden = group.querySelector("[data-asset]:not([hidden])") === null;
    }
    const none = /** @type {HTMLElement | null} */ (this.panel.querySelector(".none"));
    if (none) none.hidden = items.length === 0 || items.some((item) => !item.hidden);
  }

  /** @param {PointerEvent} event */
  press(event) {
    const item = itemOf(event);
    if (item === null) return;
    const type = { name: item.dataset.asset ?? "", label: item.dataset.name ?? "", icon: "package" };
    carry(item, new Place(this.canvas, type, event), event, (at) => this.take(item, at));
  }

  /** @param {HTMLElement | null} item @param {{x: number, y: number} | null} at */
  take(item, at) {
    const { commands, selection } = this.canvas;
    if (item === null || !commands) return;
    const asset = assetOf(item);
    const id = takeAsset(commands, asset, at, at === null ? selection.only : null);
    if (id !== null) this.canvas.go(id);
    else announce(interpolate(gettext("%s is among the assets of the workflow."), [asset.name]));
  }
}

/** @param {Event} event @returns {HTMLElement | null} */
function itemOf(event) {
  return event.target instanceof Element ? event.target.closest("[data-asset]") : null;
}

/** @param {HTMLElement} item @returns {Asset} */
function assetOf({ dataset: { asset = "", name = "", content = "", subscription = "", version = "" } }) {
  return { kind: asset, name, content, subscription, version };
}
