/** Dragging a row: a line shows where it goes, a frame the group it goes into. */

/** @typedef {import("./outline_editing.js").OutlineEditing} OutlineEditing */
/** @typedef {import("../model/outline_rows.js").Row} Row */
/** @typedef {{row: Row, where: "before" | "after" | "into"}} Target */

const START_PX = 4;
/** How much of a row, above and below, means beside it and not into it. */
const BESIDE = 0.3;

export class RowDrag {
  /** @param {OutlineEditing} editing */
  constructor(editing) {
    this.editing = editing;
    this.outline = editing.outline;
    /** @type {Row | null} */
    this.row = null;
    this.startY = 0;
    /** @type {Target | null} */
    this.target = null;
    const { tree } = this.outline;
    tree.addEventListener("pointerdown", (event) => this.press(event));
    tree.addEventListener("pointermove", (event) => this.move(event));
    tree.addEventListener("pointerup", () => this.drop());
    tree.addEventListener("pointercancel", () => this.stop());
    tree.addEventListener("keydown", (event) => event.key === "Escape" && this.stop());
  }

  /** @param {PointerEvent} event */
  press(event) {
    const onControl = event.target instanceof Element && event.target.closest("button, input") !== null;
    if (event.button !== 0 || event.pointerType === "touch" || onControl) return;
    this.row = this.outline.rowOf(event) ?? null;
    this.startY = event.clientY;
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (this.row === null || (this.target === null && Math.abs(event.clientY - this.startY) < START_PX)) return;
    this.outline.tree.setPointerCapture(event.pointerId);
    this.show(this.targetAt(event.clientY));
  }

  /** @param {number} clientY @returns {Target | null} */
  targetAt(clientY) {
    const { window, tree } = this.outline;
    const at = (clientY - tree.getBoundingClientRect().top + tree.scrollTop) / window.height;
    const row = window.rows[Math.min(Math.max(Math.floor(at), 0), window.rows.length - 1)];
    if (row === undefined) return null;
    const part = at - Math.floor(at);
    const canHold = row.kind === "group" && this.row?.kind === "step";
    if (canHold && part > BESIDE && (row.open || part < 1 - BESIDE)) return { row, where: "into" };
    return { row, where: part < 0.5 ? "before" : "after" };
  }

  /** @param {Target | null} target */
  show(target) {
    this.clear();
    this.target = target;
    if (target !== null) this.outline.window.viewAt(target.row.id)?.setAttribute("data-drop", target.where);
  }

  clear() {
    for (const view of this.outline.tree.querySelectorAll("[data-drop]")) view.removeAttribute("data-drop");
  }

  drop() {
    const { row, target } = this;
    this.stop();
    if (row === null || target === null || row.id === target.row.id) return;
    this.editing.put(row, target);
  }

  stop() {
    this.clear();
    this.row = null;
    this.target = null;
  }
}
