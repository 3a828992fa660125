/** The outline: every step of the workflow as a list in which all can be done that the canvas does. */

import { html } from "../canvas/markup.js";
import { outlineRows } from "../model/outline_rows.js";
import { entryOf, rowView, textOf } from "./row_view.js";
import { RowWindow } from "./row_window.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */
/** @typedef {import("../model/outline_rows.js").Row} Row */
/** @typedef {import("./row_view.js").Person} Person */

export class Outline {
  /** @param {HTMLElement} element @param {FlowCanvas} canvas @param {Catalog} catalog */
  constructor(element, canvas, catalog) {
    this.element = element;
    this.canvas = canvas;
    this.catalog = catalog;
    this.count = /** @type {HTMLElement} */ (element.querySelector("[data-count]"));
    this.tree = html("div", { class: "tree", role: "tree", "aria-multiselectable": "true", "aria-labelledby": "outline-title" });
    element.append(this.tree);
    this.window = new RowWindow(this.tree, (row) => textOf(row, this.entry(row)), (row) => this.build(row));
    /** @type {Set<string>} groups whose steps are not shown */
    this.closed = new Set();
    /** @type {readonly Person[]} */
    this.people = [];
    this.tree.addEventListener("click", (event) => this.click(event));
    this.tree.addEventListener("dblclick", (event) => this.openRow(event));
    this.tree.addEventListener("focusin", (event) => this.entered(event));
    document.addEventListener("presence:read", (event) => this.showPeople(/** @type {CustomEvent} */ (event).detail.people));
    canvas.selection.addEventListener("mark", () => this.mark());
    canvas.selection.addEventListener("settled", () => this.follow());
  }

  /** Follows the scene. */
  draw() {
    const { scene } = this.canvas;
    if (!scene) return;
    const { length } = scene.draft.steps;
    this.count.textContent = interpolate(ngettext("%s step", "%s steps", length), [length]);
    this.window.show(outlineRows(scene.draft, this.closed));
    this.tree.hidden = this.window.rows.length === 0;
    this.mark();
  }

  /** @param {Row} row */
  entry(row) {
    return entryOf(this.canvas, row, this.people.filter(({ selected }) => selected.includes(row.id)));
  }

  /** @param {Row} row */
  build(row) {
    const view = rowView(row, this.entry(row), this.catalog, this.canvas.commands !== null);
    this.markRow(view, row);
    return view;
  }

  /** Shows what is selected. */
  mark() {
    for (const [id, { view }] of this.window.shown) {
      const row = this.window.rows[this.window.places.get(id) ?? -1];
      if (row !== undefined) this.markRow(view, row);
    }
  }

  /** @param {HTMLElement} view @param {Row} row */
  markRow(view, row) {
    const on = this.isSelected(row);
    view.classList.toggle("on", on);
    view.setAttribute("aria-selected", String(on));
  }

  /** @param {Row} row a group is selected when all its steps are */
  isSelected({ id, kind, steps }) {
    const { selection } = this.canvas;
    return kind === "step" ? selection.steps.has(id) : steps.length > 0 && steps.every((step) => selection.steps.has(step));
  }

  /** What was selected elsewhere comes into sight. */
  follow() {
    const { only } = this.canvas.selection;
    if (only === null || only === this.window.current || this.window.here?.steps.includes(only)) return;
    this.open(only);
    this.window.go(only);
  }

  /** Opens the group that hides a step. @param {string} step */
  open(step) {
    if (this.window.places.has(step)) return;
    const hiding = this.window.rows.find(({ steps }) => steps.includes(step));
    if (hiding !== undefined) this.toggle(hiding, true);
  }

  /** @param {Row} row @param {boolean} open */
  toggle({ id }, open) {
    if (open) this.closed.delete(id);
    else this.closed.add(id);
    this.draw();
  }

  /** @param {readonly Person[]} people others on this page, and what each has selected */
  showPeople(people) {
    this.people = people;
    this.window.draw();
  }

  /** @param {Event} event @returns {Row | undefined} the row it happened on */
  rowOf({ target }) {
    const id = target instanceof Element ? target.closest("[data-row]")?.getAttribute("data-row") : null;
    return this.window.rows[this.window.places.get(id ?? "") ?? -1];
  }

  /** Keys act on the row that has the focus. @param {Event} event */
  entered(event) {
    const row = this.rowOf(event);
    if (row?.kind === "step") this.canvas.cardLayer?.setCurrent(row.id);
  }

  /** @param {MouseEvent} event with Ctrl it adds to the selection, with Shift all up to here */
  click(event) {
    const row = this.rowOf(event);
    if (row === undefined) return;
    if (event.shiftKey) this.selectTo(row);
    else this.select(row, event.ctrlKey || event.metaKey ? "toggle" : "only");
    if (row.kind === "group" && event.target instanceof Element && event.target.closest("svg")) this.toggle(row, !row.open);
    this.focusRow(row);
  }

  /** @param {MouseEvent} event */
  openRow(event) {
    const row = this.rowOf(event);
    if (row?.kind === "step") this.canvas.tell("step:open", { id: row.id });
  }

  /** @param {Row} row @param {"only" | "add" | "toggle"} how */
  select(row, how) {
    const { selection } = this.canvas;
    const ids = row.kind === "group" ? row.steps : [row.id];
    if (how === "only" && row.kind === "step") this.canvas.show(row.id);
    else if (how === "only") selection.set(ids);
    else if (how === "add" || !this.isSelected(row)) selection.set([...selection.steps, ...ids]);
    else selection.set([...selection.steps].filter((id) => !ids.includes(id)));
  }

  /** Selects all from the row that has the focus to another. @param {Row} row */
  selectTo(row) {
    const { rows, places, current } = this.window;
    const [first = 0, last = 0] = [places.get(current) ?? 0, places.get(row.id) ?? 0].sort((one, other) => one - other);
    const between = rows.slice(first, last + 1);
    this.canvas.selection.set(between.flatMap(({ id, kind, steps }) => (kind === "group" ? steps : [id])));
  }

  /** @param {Row | undefined} row gets the focus, in sight */
  focusRow(row) {
    if (row === undefined) return;
    this.window.go(row.id);
    this.window.viewAt(row.id)?.focus({ preventScroll: true });
  }

  get hasFocus() {
    return this.tree.contains(document.activeElement);
  }

  /** Selects the row that Tab reaches. */
  selectHere() {
    const { here } = this.window;
    if (here !== undefined) this.select(here, "only");
  }

  /** @param {string} id */
  nameOf(id) {
    return this.canvas.scene?.draft.name(id) ?? "";
  }
}
