/** The toolbar at a step, or at several selected ones: what is done most, one click away. */

import { cardAt } from "../canvas/hit.js";
import { html, icon } from "../canvas/markup.js";
import { arrangeChoices } from "./choices.js";

/** @typedef {import("../canvas/geometry.js").Rect} Rect */
/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./hand_actions.js").HandActions} HandActions */

const GAP = 6;
const EDGE = 4;
/** Time to get from a step to its toolbar. */
const LINGER_MS = 250;

export class Toolbar {
  /** @param {HandActions} hand */
  constructor(hand) {
    this.hand = hand;
    this.canvas = hand.canvas;
    /** @type {string | null} the step under the pointer */
    this.hovered = null;
    this.shown = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.element = html("div", { class: "float handbar", role: "toolbar", "aria-label": gettext("Selection"), hidden: "" });
    this.canvas.after(this.element);
    this.listen();
  }

  listen() {
    const { canvas, element } = this;
    canvas.selection.addEventListener("mark", () => this.refresh());
    canvas.addEventListener("canvas:view", () => this.refresh());
    canvas.addEventListener("pointerdown", () => this.hide());
    canvas.addEventListener("pointermove", (event) => event.buttons === 0 && event.pointerType === "mouse" && this.hover(event));
    canvas.addEventListener("pointerup", () => this.refresh());
    canvas.addEventListener("pointerleave", () => this.leave());
    element.addEventListener("pointerenter", () => clearTimeout(this.timer));
    element.addEventListener("pointerleave", () => this.leave());
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", () => this.aim(), { capture: true });
  }

  /** What the pointer stands on is what its toolbar acts on. */
  aim() {
    const { selection } = this.canvas;
    if (this.hovered !== null && !selection.steps.has(this.hovered)) selection.set([this.hovered]);
  }

  /** @param {PointerEvent} event */
  hover(event) {
    const { scene, view, selection } = this.canvas;
    if (!scene) return;
    const { left, top } = this.canvas.getBoundingClientRect();
    const at = view.toWorld({ x: event.clientX - left, y: event.clientY - top });
    const id = view.far ? null : (cardAt(scene, at, selection.steps)?.id ?? null);
    if (id === this.hovered) return;
    if (id === null) return this.leave();
    clearTimeout(this.timer);
    this.hovered = id;
    this.refresh();
  }

  /** The pointer is no longer on the step, but may be on its way to the toolbar. */
  leave() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hovered = null;
      this.refresh();
    }, LINGER_MS);
  }

  hide() {
    this.element.hidden = true;
  }

  /** Stands at the step under the pointer, else at what is selected. */
  refresh() {
    const { selection, view } = this.canvas;
    const several = selection.steps.size + selection.notes.size > 1;
    const ids = several ? [...selection.steps, ...selection.notes] : [this.hovered ?? selection.only ?? ""];
    const areas = ids.flatMap((id) => this.canvas.scene?.areaOf(id) ?? []);
    this.element.hidden = areas.length === 0 || view.far || this.canvas.classList.contains("linking");
    if (this.element.hidden) return;
    this.draw(several);
    this.place(areas);
  }

  /** @param {boolean} several */
  draw(several) {
    const choices = several ? [...arrangeChoices(this.hand), ...severalChoices()] : oneChoices();
    const text = choices.map(({ id, reason }) => `${id} ${reason ?? ""}`).join();
    if (text === this.shown) return;
    this.shown = text;
    this.element.replaceChildren(...choices.map(buttonOf));
  }

  /** @param {readonly Rect[]} areas */
  place(areas) {
    const { view } = this.canvas;
    const end = view.toScreen({ x: Math.max(...areas.map(({ right }) => right)), y: Math.min(...areas.map(({ top }) => top)) });
    const { offsetWidth, offsetHeight, style } = this.element;
    const x = Math.min(Math.max(EDGE, end.x - offsetWidth), view.width - offsetWidth - EDGE);
    const y = Math.min(Math.max(EDGE, end.y - offsetHeight - GAP), view.height - offsetHeight - EDGE);
    style.translate = `${x}px ${y}px`;
  }
}

/** @returns {Choice[]} */
function oneChoices() {
  return [
    { id: "duplicate", label: gettext("Duplicate"), icon: "copy" },
    { id: "group", label: gettext("Group"), icon: "square-dashed" },
    { id: "json", label: gettext("Show its JSON"), icon: "braces" },
    { id: "remove", label: gettext("Delete"), icon: "trash-2" },
  ];
}

/** @returns {Choice[]} */
function severalChoices() {
  return [
    { id: "group", label: gettext("Group"), icon: "square-dashed" },
    { id: "duplicate", label: gettext("Duplicate"), icon: "copy" },
    { id: "remove", label: gettext("Delete"), icon: "trash-2" },
  ];
}

/** @param {Choice} choice */
function buttonOf({ id, label, icon: name = "", reason }) {
  const title = reason ? `${label}: ${reason}` : label;
  const button = html("button", { class: "btn ghost sm icon", type: "button", "data-do": id, "aria-label": title, title }, icon(name, "s"));
  if (reason) button.disabled = true;
  return button;
}
