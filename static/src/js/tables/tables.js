/** The tables of the drawer: parameters, data, requirements, storages and assets. */

import { RowEdits } from "./row_edits.js";
import { TablePanel } from "./table_panel.js";

/** @typedef {import("../drawer.js").Drawer} Drawer */
/** @typedef {import("../sync/session.js").Session} Session */

export class Tables {
  /** @param {Drawer} drawer @param {Session} session @param {boolean} editable @param {import("./row_edits.js").Ways} ways */
  constructor(drawer, session, editable, ways) {
    this.drawer = drawer;
    this.session = session;
    this.edits = new RowEdits(session, editable, ways);
    const elements = /** @type {NodeListOf<HTMLElement>} */ (drawer.element.querySelectorAll("[data-table]"));
    this.panels = [...elements].map((element) => new TablePanel(element, this.edits));
    drawer.addEventListener("tab", () => this.draw());
    drawer.element.addEventListener("click", (event) => this.click(event));
    drawer.element.addEventListener("input", (event) => this.filter(event));
    document.addEventListener("entity:reveal", (event) => this.reveal(/** @type {CustomEvent} */ (event).detail.id));
    session.addEventListener("changed", (event) => /** @type {CustomEvent} */ (event).detail.touched.size > 0 && this.draw());
    this.draw();
  }

  /** Counts on all tabs, rows on the one that is shown. */
  draw() {
    const { draft } = this.session;
    for (const { kind } of this.panels) {
      const count = this.drawer.element.querySelector(`[data-count="${kind}"]`);
      if (count !== null) count.textContent = String(draft.ids(draft.root, kind).length);
    }
    this.panels.find(({ element }) => element.id === this.drawer.panel)?.draw();
  }

  /** @param {Event} event */
  click({ target }) {
    if (!(target instanceof Element)) return;
    const panel = this.panelOf(target);
    if (panel === undefined) return;
    if (target.closest("[data-add-row]")) this.add(panel);
    if (target.closest("[data-clear]")) this.clear(panel);
  }

  /** @param {Element} target in a panel, or among the tools of one */
  panelOf(target) {
    const id = target.closest("[data-for]")?.getAttribute("data-for") ?? target.closest("[data-table]")?.id;
    return this.panels.find(({ element }) => element.id === id);
  }

  /** @param {TablePanel} panel */
  add(panel) {
    this.clear(panel);
    const id = this.edits.add(panel.kind);
    if (id !== null) panel.edit(id, "name");
  }

  /** @param {TablePanel} panel */
  clear(panel) {
    const input = /** @type {HTMLInputElement | null} */ (this.drawer.element.querySelector(`[data-filter="${panel.kind}"]`));
    if (input !== null) input.value = "";
    panel.filter = "";
    panel.draw();
  }

  /** @param {Event} event */
  filter({ target }) {
    if (!(target instanceof HTMLInputElement) || target.dataset.filter === undefined) return;
    const panel = this.panelOf(target);
    if (panel === undefined) return;
    panel.filter = target.value;
    panel.draw();
  }

  /** Shows the row of an entity, or of the requirement it belongs to. @param {string} id */
  reveal(id) {
    const { draft } = this.session;
    const entity = draft.entities.get(id);
    const row = entity?.kind === "constraint" ? entity.owner : id;
    const panel = this.panels.find(({ kind }) => kind === draft.entities.get(row)?.kind);
    if (panel === undefined) return;
    this.drawer.show(panel.element.id);
    if (panel.row(row) === undefined) this.clear(panel);
    panel.keys.focus({ id: row, cell: "name" });
  }
}
