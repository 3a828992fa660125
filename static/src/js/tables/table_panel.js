/** One table of the drawer: the things of one kind, shown and edited. */

import { nameFault, readCell } from "../model/table_cells.js";
import { rowsOf } from "../model/table_rows.js";
import { CellEditor } from "./cell_editor.js";
import { columnsOf, keyOf } from "./columns.js";
import { GridKeys } from "./grid_keys.js";
import { RowDrag } from "./row_drag.js";
import { RowWindow } from "./row_window.js";
import { rowView, signature } from "./row_view.js";

/** @typedef {import("../model/draft.js").Kind} Kind */
/** @typedef {import("../model/table_rows.js").Row} Row */
/** @typedef {import("./row_edits.js").RowEdits} RowEdits */
/** @typedef {import("./columns.js").Column} Column */

export class TablePanel {
  /** @param {HTMLElement} element @param {RowEdits} edits */
  constructor(element, edits) {
    this.element = element;
    this.edits = edits;
    this.kind = /** @type {Kind} */ (element.dataset.table);
    this.columns = columnsOf(element);
    this.grid = /** @type {HTMLTableElement} */ (element.querySelector("table"));
    this.body = /** @type {HTMLTableSectionElement} */ (element.querySelector("tbody"));
    this.filter = "";
    /** @type {CellEditor | null} */
    this.editor = null;
    /** @type {RowWindow<Row>} */
    this.window = new RowWindow(element, this.body, (row, index) => signature(row, index, this.look), (row, index) => rowView(row, index, this.look));
    this.keys = new GridKeys(this);
    if (edits.editable) new RowDrag(this);
    this.body.addEventListener("click", (event) => this.click(event));
    this.body.addEventListener("change", (event) => this.switched(event));
  }

  get draft() {
    return this.edits.draft;
  }

  /** What a row is drawn with. */
  get look() {
    return { draft: this.draft, columns: this.columns, editable: this.edits.editable };
  }

  /** Shows the table as the draft is now; the focus stays in its cell. */
  draw() {
    const focused = this.editor === null && this.body.contains(document.activeElement);
    const { at } = this.keys;
    this.window.show(rowsOf(this.draft, this.kind, this.filter));
    const { length } = this.window.rows;
    this.grid.setAttribute("aria-rowcount", String(length + 1));
    this.grid.hidden = length === 0;
    this.part("[data-none]").hidden = length > 0 || this.filter !== "";
    this.part("[data-no-match]").hidden = length > 0 || this.filter === "";
    this.keys.rove();
    if (focused && !this.body.contains(document.activeElement)) this.keys.focus(this.keys.at.id === "" ? at : this.keys.at);
  }

  /** @param {string} selector */
  part(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  /** @param {string} id @returns {Row | undefined} */
  row(id) {
    return this.window.rows.find(({ entity }) => entity.id === id);
  }

  /** @param {MouseEvent} event */
  click(event) {
    if (!(event.target instanceof Element)) return;
    const id = event.target.closest("tr")?.dataset.entity ?? "";
    const cell = event.target.closest("td")?.dataset.cell ?? "";
    const button = event.target.closest("button");
    if (button?.dataset.users) this.edits.jump(button, button.dataset.users.split(" "));
    else if (button) this.edits.menu(button, this, id);
    else if (cell !== "" && !event.target.closest("input, select, textarea, .grip")) this.pressed(id, cell);
  }

  /** A click chooses a cell, a click on the chosen one edits it; a name is renamed by its second click. @param {string} id @param {string} cell */
  pressed(id, cell) {
    const again = this.keys.at.id === id && this.keys.at.cell === cell && this.chosen === `${id} ${cell}`;
    this.chosen = `${id} ${cell}`;
    this.keys.focus({ id, cell });
    if (again || cell !== "name") this.edit(id, cell);
  }

  /** @param {string} id @param {string} cell @returns {boolean} whether it can be edited here */
  edit(id, cell) {
    const column = this.columns.find((each) => keyOf(each) === cell);
    const row = this.row(id);
    const td = this.window.reach(id)?.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
    if (!this.edits.editable || row === undefined || column === undefined || !(td instanceof HTMLTableCellElement)) return false;
    if (column.form === "constraints") return this.edits.inspect(id, "/conditions");
    if (column.form === "uses" || column.form === "switch" || this.editor?.td === td) return false;
    this.window.held = id;
    this.keys.at = { id, cell };
    this.editor = new CellEditor(td, row, column, {
      commit: (text) => this.commit(id, column, text),
      close: (key) => this.closed(key),
    });
    return true;
  }

  /** @param {string} id @param {Column} column @param {string} text @returns {import("../model/operations.js").Fault | null} */
  commit(id, column, text) {
    const entity = this.draft.entities.get(id);
    if (entity === undefined) return null;
    if (column.form === "name") {
      const name = text.trim();
      const fault = nameFault(this.draft, id, name);
      if (fault === null) this.edits.rename(id, name);
      return fault;
    }
    const read = readCell(entity, column.form, column.field, text);
    if ("fault" in read) return read.fault;
    this.edits.set(id, column.field, read.value);
    return null;
  }

  /** @param {"Enter" | "Tab" | "Shift+Tab" | "Escape" | "blur"} key */
  closed(key) {
    this.editor = null;
    this.window.held = null;
    this.draw();
    const { at } = this.keys;
    if (key !== "blur") this.keys.focus(at);
    if (key === "Tab") this.keys.move(0, 1);
    if (key === "Shift+Tab") this.keys.move(0, -1);
  }

  /** @param {Event} event */
  switched({ target }) {
    if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
    const id = target.closest("tr")?.dataset.entity ?? "";
    this.edits.set(id, target.closest("td")?.dataset.cell ?? "", target.checked);
  }

  /** @param {string} id */
  remove(id) {
    if (!this.edits.editable) return;
    const { rows } = this.window;
    const index = rows.findIndex(({ entity }) => entity.id === id);
    const next = rows[index + 1] ?? rows[index - 1];
    const { cell } = this.keys.at;
    this.edits.remove(id, this.row(id)?.users ?? []);
    if (next) this.keys.focus({ id: next.entity.id, cell });
    else this.element.querySelector("button")?.focus();
  }

  /** @param {string} id @param {1 | -1} by one row up or down */
  shift(id, by) {
    const ids = this.window.rows.map(({ entity }) => entity.id).filter((each) => each !== id);
    const index = this.window.rows.findIndex(({ entity }) => entity.id === id) + by;
    if (this.edits.editable && index >= 0 && index <= ids.length) this.moveBehind(id, ids[index - 1] ?? null);
  }

  /** @param {string} id @param {string | null} after null: to the top */
  moveBehind(id, after) {
    this.edits.order(id, after);
    this.keys.focus({ id, cell: this.keys.at.cell });
  }
}
