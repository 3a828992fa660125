/** The cards in view: built when they come into it, dropped when they leave it. */

import { html } from "./markup.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */

const SLICE_MS = 8;

export class CardLayer {
  /** @param {Catalog} catalog @param {import("./card_view.js").CardView} view builds the elements of a card */
  constructor(catalog, view) {
    this.catalog = catalog;
    this.view = view;
    /** @type {Map<string, HTMLElement>} */
    this.views = new Map();
    /** @type {string} the step that takes part in the tab order */
    this.current = "";
    this.element = html("div", { class: "cards", role: "listbox", "aria-multiselectable": "true", "aria-label": gettext("Steps") });
  }

  /**
   * Shows these cards, for at most a slice of time.
   * @param {Scene} scene @param {ReadonlySet<string>} wanted @param {ReadonlySet<string>} selected
   * @returns {boolean} whether all of them are shown
   */
  show(scene, wanted, selected) {
    for (const [id, view] of this.views) if (!wanted.has(id) && !view.contains(document.activeElement)) this.drop(id);
    const end = performance.now() + SLICE_MS;
    for (const id of wanted) {
      if (this.views.has(id)) continue;
      if (performance.now() > end) return false;
      this.mount(scene, id, selected);
    }
    return true;
  }

  /** @param {Scene} scene @param {string} id @param {ReadonlySet<string>} selected */
  mount(scene, id, selected) {
    const card = scene.cards.get(id);
    if (card === undefined) return;
    const view = this.view(card, this.catalog, saidOf(scene, card));
    this.views.set(id, view);
    this.place(card);
    this.mark(id, selected.has(id));
    view.classList.toggle("aside", scene.isAside(id));
    this.element.append(view);
  }

  /** @param {string} id */
  drop(id) {
    this.views.get(id)?.remove();
    this.views.delete(id);
  }

  /**
   * Builds cards anew that have changed; the focus stays.
   * @param {Scene} scene @param {Iterable<string>} ids @param {ReadonlySet<string>} selected
   */
  refresh(scene, ids, selected) {
    for (const id of ids) {
      const view = this.views.get(id);
      if (view === undefined) continue;
      const focused = view === document.activeElement;
      this.drop(id);
      this.mount(scene, id, selected);
      if (focused) this.views.get(id)?.focus({ preventScroll: true });
    }
  }

  /** @param {Card} card */
  place({ id, x, y }) {
    const view = this.views.get(id);
    if (view !== undefined) view.style.translate = `${x}px ${y}px`;
  }

  /** @param {string} id @param {boolean} selected */
  mark(id, selected) {
    const view = this.views.get(id);
    if (view === undefined) return;
    view.classList.toggle("sel", selected);
    view.setAttribute("aria-selected", String(selected));
    view.tabIndex = id === this.current ? 0 : -1;
  }

  /** Fades the steps that are not in the scene that is shown. @param {Scene} scene */
  setAside(scene) {
    for (const [id, view] of this.views) view.classList.toggle("aside", scene.isAside(id));
  }

  /**
   * Shows how the steps look as the other end of a wire that is being drawn, and which of their ports fit.
   * @param {((id: string) => string) | null} lookOf "source", "fits" or "unfit"; null: no wire is drawn
   * @param {(id: string) => Iterable<string>} portsOf
   */
  dress(lookOf, portsOf) {
    for (const [id, view] of this.views) {
      if (lookOf === null) view.removeAttribute("data-fit");
      else view.dataset.fit = lookOf(id);
      if (view.dataset.fit === "unfit") view.setAttribute("aria-disabled", "true");
      else view.removeAttribute("aria-disabled");
      const fitting = new Set(lookOf === null ? [] : portsOf(id));
      for (const port of view.querySelectorAll(".port")) port.classList.toggle("glow", fitting.has(port.getAttribute("data-port") ?? ""));
    }
  }

  /** Makes a step the one that Tab reaches. @param {string} id */
  setCurrent(id) {
    const last = this.views.get(this.current);
    this.current = id;
    if (last !== undefined) last.tabIndex = -1;
    const view = this.views.get(id);
    if (view !== undefined) view.tabIndex = 0;
  }
}

/** @param {Scene} scene @param {Card} card @returns {string} what it runs after, and what is wrong with it */
function saidOf(scene, { id, troubles, standing }) {
  const before = scene.neighbours(id, "before").map((each) => scene.cards.get(each)?.facts.name ?? "");
  const order = before.length > 0 ? [interpolate(gettext("runs after %s"), [before.join(", ")])] : [];
  return [...(standing === undefined ? [] : [standing.word]), ...order, ...troubles.map(({ message }) => message)].map((part) => `, ${part}`).join("");
}
