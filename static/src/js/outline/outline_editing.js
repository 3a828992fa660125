/** Editing in the outline: naming, connecting, ordering and grouping its rows, by keys, menu and drag. */

import { ConnectList } from "./connect_list.js";
import { ListCommands } from "./list_commands.js";
import { openRename } from "./rename_box.js";
import { RowDrag } from "./row_drag.js";
import { openRowMenu } from "./row_menu.js";

/** @typedef {import("../keys/keyboard.js").Actions} Actions */
/** @typedef {import("../model/outline_rows.js").Row} Row */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {{id: string, label: string, icon: string, keys?: string, reason?: string | false, ruled?: boolean, run: () => unknown}} Choice */

export class OutlineEditing {
  /** @param {Outline} outline @param {Actions} actions of the page */
  constructor(outline, actions) {
    this.outline = outline;
    this.actions = actions;
    this.commands = new ListCommands(outline.canvas);
    this.connecting = new ConnectList(outline.canvas);
    new RowDrag(this);
    outline.tree.addEventListener("click", (event) => this.more(event));
    outline.tree.addEventListener("contextmenu", (event) => this.menuAt(event));
  }

  /** @param {MouseEvent} event on the button of a row */
  more(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-more]") : null;
    const row = this.outline.rowOf(event);
    if (button !== null && row !== undefined) openRowMenu(this, row, button);
  }

  /** @param {MouseEvent} event by the right button, or by the keys for it */
  menuAt(event) {
    const row = this.outline.rowOf(event) ?? this.outline.window.here;
    if (row === undefined) return;
    event.preventDefault();
    if (!this.outline.isSelected(row)) this.outline.select(row, "only");
    const view = this.outline.window.viewAt(row.id);
    openRowMenu(this, row, event.button === 2 || !view ? { x: event.clientX, y: event.clientY } : view);
  }

  /** @param {Row} row @returns {Choice[]} */
  choicesFor(row) {
    const isStep = row.kind === "step";
    return [
      ...(isStep ? this.stepChoices(row) : []),
      { id: "rename", label: gettext("Rename"), icon: "pencil", run: () => this.rename(row) },
      { id: "move-up", label: gettext("Move up"), icon: "arrow-up", keys: "Alt ↑", ruled: true, reason: row.at === 1 && gettext("It is the first"), run: () => this.shift(row, -1) },
      { id: "move-down", label: gettext("Move down"), icon: "arrow-down", keys: "Alt ↓", reason: row.at === row.of && gettext("It is the last"), run: () => this.shift(row, 1) },
      ...(isStep ? this.groupChoices(row) : []),
      { id: "remove", label: gettext("Delete"), icon: "trash-2", ruled: true, run: () => this.remove(row) },
    ];
  }

  /** @param {Row} row @returns {Choice[]} */
  stepChoices({ id }) {
    const at = this.outline.window.viewAt(id) ?? this.outline.tree;
    return [
      { id: "open", label: gettext("Open in the inspector"), icon: "sliders-horizontal", run: () => this.outline.canvas.tell("step:open", { id }) },
      { id: "runs-after", label: gettext("Runs after…"), icon: "arrow-right-from-line", run: () => this.connecting.openAfter(id, at) },
      { id: "connect", label: gettext("Connect…"), icon: "link", run: () => this.connecting.open(id, at) },
    ];
  }

  /** @param {Row} row @returns {Choice[]} */
  groupChoices(row) {
    const above = this.groupAbove(row);
    const none = gettext("No group above");
    return [
      { id: "into-group", label: gettext("Into the group above"), icon: "chevron-right", keys: "Alt →", reason: above === null && none, run: () => this.inwards(row) },
      { id: "out-of-group", label: gettext("Take out of its group"), icon: "chevron-left", keys: "Alt ←", reason: row.group === null && gettext("It is in no group"), run: () => this.outwards(row) },
    ];
  }

  /** @param {Row} here @returns {Record<string, () => unknown>} by chord */
  bindings(here) {
    return {
      f2: () => this.rename(here),
      c: () => here.kind === "step" && this.connecting.open(here.id, this.outline.window.viewAt(here.id) ?? this.outline.tree),
      "alt+arrowup": () => this.shift(here, -1),
      "alt+arrowdown": () => this.shift(here, 1),
      "alt+arrowright": () => this.inwards(here),
      "alt+arrowleft": () => this.outwards(here),
    };
  }

  /** @param {Row} row */
  rename({ id }) {
    const { window, canvas } = this.outline;
    window.go(id);
    const name = /** @type {HTMLElement | null | undefined} */ (window.viewAt(id)?.querySelector(".name"));
    if (!name) return;
    window.held = id;
    const label = interpolate(gettext("New name of %s"), [this.outline.nameOf(id)]);
    openRename(name, label, (text) => this.commands.rename(id, text), (focus) => {
      window.held = "";
      this.outline.draw();
      if (focus) window.viewAt(id)?.focus({ preventScroll: true });
    });
    canvas.cardLayer?.setCurrent(id);
  }

  /** @param {Row} row @param {1 | -1} by among its siblings */
  shift(row, by) {
    const siblings = this.outline.window.rows.filter(({ group }) => group === row.group);
    const at = siblings.findIndex(({ id }) => id === row.id);
    const other = siblings[at + by];
    if (other !== undefined) this.commands.put(row, other, by < 0 ? "before" : "after", null);
  }

  /** @param {Row} row dropped @param {{row: Row, where: "before" | "after" | "into"}} target */
  put(row, { row: other, where }) {
    const group = where === "into" ? other.id : other.group;
    const joins = row.kind === "step" && group !== row.group;
    this.commands.put(row, other, where, joins ? { group } : null);
  }

  /** @param {Row} row @returns {string | null} the group that the row above it is, or stands in */
  groupAbove(row) {
    const siblings = this.outline.window.rows.filter(({ group }) => group === row.group);
    const above = siblings[siblings.findIndex(({ id }) => id === row.id) - 1];
    return above?.kind === "group" ? above.id : null;
  }

  /** @param {Row} row */
  inwards(row) {
    const group = this.groupAbove(row);
    if (row.kind === "step" && group !== null) this.commands.regroup([row.id], group);
  }

  /** @param {Row} row */
  outwards(row) {
    const outer = this.outline.window.rows.find(({ id }) => id === row.group)?.group ?? null;
    if (row.kind === "step" && row.group !== null) this.commands.regroup([row.id], outer);
  }

  /** @param {Row} row */
  remove(row) {
    if (!this.outline.isSelected(row)) this.outline.select(row, "only");
    this.outline.focusRow(row);
    void this.actions.remove?.();
  }
}
