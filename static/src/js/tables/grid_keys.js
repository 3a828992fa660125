/** The keys of a table: arrows walk through its cells, of which one is in the order of Tab. */

import { ACTIONS, keyOf } from "./columns.js";

/** @typedef {import("./table_panel.js").TablePanel} TablePanel */
/** @typedef {{id: string, cell: string}} At */

const PAGE = 10;

export class GridKeys {
  /** @param {TablePanel} panel */
  constructor(panel) {
    this.panel = panel;
    /** @type {At} */
    this.at = { id: "", cell: "name" };
    panel.body.addEventListener("keydown", (event) => this.press(event));
    panel.body.addEventListener("focusin", (event) => this.entered(event));
  }

  /** @returns {string[]} the cells of a row, in order */
  get cells() {
    return [...this.panel.columns.map(keyOf), ACTIONS];
  }

  /** @param {FocusEvent} event */
  entered({ target }) {
    const td = target instanceof Element ? target.closest("td") : null;
    const id = td?.closest("tr")?.dataset.entity;
    if (id !== undefined) this.at = { id, cell: td?.dataset.cell ?? "name" };
    this.rove();
  }

  /** One cell can be reached by Tab: the last one that had the focus, else the first. */
  rove() {
    for (const each of this.panel.body.querySelectorAll("[tabindex='0']")) each.setAttribute("tabindex", "-1");
    const rows = this.panel.window.rows;
    if (!rows.some(({ entity }) => entity.id === this.at.id)) this.at = { id: rows[0]?.entity.id ?? "", cell: "name" };
    this.targetOf(this.at)?.setAttribute("tabindex", "0");
  }

  /** @param {At} at @returns {HTMLElement | null} what takes the focus there: the control of a cell, or the cell */
  targetOf({ id, cell }) {
    const td = this.panel.window.shown.get(id)?.view.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
    return /** @type {HTMLElement | null} */ (td?.querySelector("input, button") ?? td ?? null);
  }

  /** @param {At} at */
  focus(at) {
    this.at = at;
    this.panel.window.reach(at.id);
    this.rove();
    this.targetOf(this.at)?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const action = this.bindings()[`${event.altKey ? "alt+" : ""}${event.ctrlKey || event.metaKey ? "mod+" : ""}${event.key}`];
    if (action === undefined || action() === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @returns {Record<string, () => unknown>} false: not meant for the table */
  bindings() {
    const { panel, at } = this;
    const cells = this.cells;
    return {
      ArrowDown: () => this.move(1, 0),
      ArrowUp: () => this.move(-1, 0),
      ArrowRight: () => this.move(0, 1),
      ArrowLeft: () => this.move(0, -1),
      PageDown: () => this.move(PAGE, 0),
      PageUp: () => this.move(-PAGE, 0),
      Home: () => this.focus({ ...at, cell: cells[0] ?? "" }),
      End: () => this.focus({ ...at, cell: cells.at(-1) ?? "" }),
      "mod+Home": () => this.move(-Infinity, 0),
      "mod+End": () => this.move(Infinity, 0),
      Enter: () => this.enter(),
      F2: () => panel.edit(at.id, "name"),
      Delete: () => panel.remove(at.id),
      "alt+ArrowUp": () => panel.shift(at.id, -1),
      "alt+ArrowDown": () => panel.shift(at.id, 1),
    };
  }

  /** @param {number} down @param {number} right */
  move(down, right) {
    const { rows } = this.panel.window;
    const row = rows.findIndex(({ entity }) => entity.id === this.at.id);
    const next = rows[Math.max(0, Math.min(rows.length - 1, row + down))];
    const column = Math.max(0, Math.min(this.cells.length - 1, this.cells.indexOf(this.at.cell) + right));
    if (next) this.focus({ id: next.entity.id, cell: this.cells[column] ?? "name" });
  }

  /** A control of its own does what it does. */
  enter() {
    const target = this.targetOf(this.at);
    return target instanceof HTMLTableCellElement ? this.panel.edit(this.at.id, this.at.cell) : false;
  }
}
