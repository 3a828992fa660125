/** The notes in view, below the wires. */

import { overlap } from "./geometry.js";
import { areaOf } from "./groups.js";
import { html } from "./markup.js";
import { noteView } from "./note_view.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./notes.js").Note} Note */
/** @typedef {import("./geometry.js").Rect} Rect */

export class NoteLayer {
  constructor() {
    /** @type {Map<string, {element: HTMLElement, look: string}>} */
    this.views = new Map();
    this.element = html("div", { class: "notes" });
  }

  /** @param {Scene} scene @param {Rect | null} seen null: nothing is shown @param {ReadonlySet<string>} selected */
  show(scene, seen, selected) {
    const wanted = new Set();
    for (const note of scene.notes.values()) {
      if (seen === null || !overlap(areaOf(note), seen)) continue;
      wanted.add(note.id);
      this.place(note, selected.has(note.id));
    }
    for (const id of [...this.views.keys()]) if (!wanted.has(id)) this.drop(id);
  }

  /** @param {Note} note @param {boolean} selected */
  place(note, selected) {
    const { style, classList } = this.viewOf(note).element;
    style.translate = `${note.x}px ${note.y}px`;
    style.width = `${note.width}px`;
    style.height = `${note.height}px`;
    classList.toggle("sel", selected);
  }

  /** @param {Note} note built anew only when it reads differently */
  viewOf(note) {
    const look = `${note.color} ${note.text}`;
    const known = this.views.get(note.id);
    if (known?.look === look) return known;
    const view = { element: noteView(note), look };
    if (known === undefined) this.element.append(view.element);
    else known.element.replaceWith(view.element);
    this.views.set(note.id, view);
    return view;
  }

  /** @param {string} id */
  drop(id) {
    this.views.get(id)?.element.remove();
    this.views.delete(id);
  }
}
