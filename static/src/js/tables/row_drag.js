/** A row carried to another place by its handle; a line shows where it would go. */

/** @typedef {import("./table_panel.js").TablePanel} TablePanel */

export class RowDrag {
  /** @param {TablePanel} panel */
  constructor(panel) {
    this.panel = panel;
    panel.body.addEventListener("pointerdown", (event) => this.start(event));
  }

  /** @param {PointerEvent} event */
  start(event) {
    const grip = event.target instanceof Element && event.button === 0 ? event.target.closest(".grip") : null;
    const row = grip?.closest("tr");
    if (!(grip instanceof HTMLElement) || !row) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    row.classList.add("lifted-row");
    const end = new AbortController();
    const { signal } = end;
    const stop = () => {
      end.abort();
      row.classList.remove("lifted-row");
      this.mark(null);
    };
    grip.addEventListener("pointermove", (moved) => this.mark(this.rowAt(moved.clientY)), { signal });
    grip.addEventListener("pointercancel", stop, { signal });
    grip.addEventListener("pointerup", (up) => {
      const over = this.rowAt(up.clientY);
      stop();
      if (over) this.drop(row, over, up.clientY);
    }, { signal });
    document.addEventListener("keydown", (pressed) => pressed.key === "Escape" && stop(), { signal, capture: true });
  }

  /** @param {number} y @returns {HTMLTableRowElement | null} the row there */
  rowAt(y) {
    const views = [...this.panel.body.querySelectorAll("tr[data-entity]")];
    const found = views.find((view) => y < view.getBoundingClientRect().bottom) ?? views.at(-1);
    return /** @type {HTMLTableRowElement | null} */ (found ?? null);
  }

  /** @param {HTMLTableRowElement | null} row */
  mark(row) {
    for (const marked of this.panel.body.querySelectorAll(".over")) marked.classList.remove("over");
    row?.classList.add("over");
  }

  /** In front of the row it is let go over, behind the last one below it. @param {HTMLElement} row @param {HTMLElement} over @param {number} y */
  drop(row, over, y) {
    const ids = this.panel.window.rows.map(({ entity }) => entity.id);
    const [id = "", target = ""] = [row.dataset.entity, over.dataset.entity];
    if (id === target) return;
    const box = over.getBoundingClientRect();
    const below = y > box.bottom || ids.indexOf(id) < ids.indexOf(target);
    const others = ids.filter((each) => each !== id);
    this.panel.moveBehind(id, others[others.indexOf(target) - (below ? 0 : 1)] ?? null);
  }
}
