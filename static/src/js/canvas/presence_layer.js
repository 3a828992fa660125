/** What other people have selected: an outline in their colour around it, with their name. */

import { overlap } from "./geometry.js";
import { html } from "./markup.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {{name: string, initials: string, color: number | string}} Person `color` is the number of an avatar's colour, or its class */

const ASIDE = 5;

export class PresenceLayer {
  constructor() {
    /** @type {ReadonlyMap<string, Person[]>} by id of what they have selected */
    this.people = new Map();
    /** @type {Map<string, HTMLElement>} */
    this.views = new Map();
    this.element = html("div", { class: "others", "aria-hidden": "true" });
  }

  /** @param {ReadonlyMap<string, Person[]>} people by id of the entity */
  set(people) {
    this.people = people;
    this.views.clear();
    this.element.replaceChildren();
  }

  /** @param {Scene} scene @param {Rect} seen */
  show(scene, seen) {
    for (const [id, people] of this.people) {
      const area = scene.areaOf(id);
      if (area !== null && people.length > 0 && overlap(area, seen)) this.place(id, people, area);
      else this.drop(id);
    }
  }

  /** @param {string} id @param {Person[]} people @param {Rect} area */
  place(id, people, { left, top, right, bottom }) {
    const view = this.views.get(id) ?? this.add(id, people);
    view.style.translate = `${left - ASIDE}px ${top - ASIDE}px`;
    view.style.width = `${right - left + 2 * ASIDE}px`;
    view.style.height = `${bottom - top + 2 * ASIDE}px`;
  }

  /** @param {string} id @param {Person[]} people */
  add(id, people) {
    const view = html("div", { class: `who ${colourOf(people[0])}` }, html("span", {}, people.map(({ name }) => name).join(", ")));
    this.views.set(id, view);
    this.element.append(view);
    return view;
  }

  /** @param {string} id */
  drop(id) {
    this.views.get(id)?.remove();
    this.views.delete(id);
  }
}

/** @param {Person | undefined} person @returns {string} the class of their colour */
function colourOf(person) {
  const color = person?.color ?? 0;
  return typeof color === "number" ? `c${color}` : color;
}
