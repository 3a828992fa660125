/** The groups in view: frames below the wires, collapsed ones among the cards. */

import { overlap } from "./geometry.js";
import { groupView } from "./group_view.js";
import { areaOf } from "./groups.js";
import { html } from "./markup.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./geometry.js").Rect} Rect */

export class GroupLayer {
  /** @param {HTMLElement} cards where collapsed groups stand */
  constructor(cards) {
    this.cards = cards;
    /** @type {Map<string, {element: HTMLElement, look: string}>} */
    this.views = new Map();
    this.element = html("div", { class: "groups", role: "listbox", "aria-label": gettext("Groups"), hidden: "" });
  }

  /** @param {Scene} scene @param {Rect | null} seen null: nothing is shown @param {ReadonlySet<string>} selected */
  show(scene, seen, selected) {
    const wanted = new Set();
    scene.shownGroups.forEach((group, depth) => {
      if (seen === null || !overlap(areaOf(group), seen)) return;
      wanted.add(group.id);
      this.place(group, selected.has(group.id));
      if (!group.collapsed) this.viewOf(group).element.style.zIndex = String(-depth);
    });
    for (const id of [...this.views.keys()]) if (!wanted.has(id)) this.drop(id);
    this.element.hidden = this.element.childElementCount === 0;
  }

  /** @param {Group} group @param {boolean} selected */
  place(group, selected) {
    const view = this.viewOf(group).element;
    view.style.translate = `${group.x}px ${group.y}px`;
    if (!group.collapsed) Object.assign(view.style, { width: `${group.width}px`, height: `${group.height}px` });
    view.classList.toggle("sel", selected);
    view.setAttribute("aria-selected", String(selected));
  }

  /** @param {Group} group built anew only when it looks different; the focus stays on it */
  viewOf(group) {
    const look = [group.collapsed, group.name, group.worst, group.status?.mark, group.status?.word, group.steps.length].join(" ");
    const known = this.views.get(group.id);
    if (known?.look === look) return known;
    const view = { element: groupView(group), look };
    const focused = known?.element === document.activeElement;
    known?.element.remove();
    (group.collapsed ? this.cards : this.element).append(view.element);
    this.views.set(group.id, view);
    if (focused) view.element.focus({ preventScroll: true });
    return view;
  }

  /** Marks the group that a drop would go into. @param {string | null} id */
  receive(id) {
    for (const [each, { element }] of this.views) element.classList.toggle("receiving", each === id);
  }

  /** @param {string} id */
  drop(id) {
    this.views.get(id)?.element.remove();
    this.views.delete(id);
  }
}
