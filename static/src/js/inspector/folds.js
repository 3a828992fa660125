/** Nested objects that are not set are folded; what somebody has opened stays open. */

export class Folds {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {Map<string, boolean>} whether open, by the id of the row */
    this.chosen = new Map();
    element.addEventListener("click", (event) => this.click(event));
  }

  /** @param {Event} event */
  click({ target }) {
    const button = target instanceof Element ? target.closest("[data-fold-parts]") : null;
    const row = button?.closest("[data-form]");
    if (!button || !row) return;
    this.chosen.set(row.id, button.getAttribute("aria-expanded") !== "true");
    fold(row, this.chosen.get(row.id) ?? true);
  }

  /** After the server has drawn them anew. */
  restore() {
    for (const [id, open] of this.chosen) {
      const row = document.getElementById(id);
      if (row !== null && this.element.contains(row)) fold(row, open);
    }
  }

  /** Opens all that is around a field. @param {Element} field */
  openAround(field) {
    for (let row = field.closest("[data-form]"); row; row = row.parentElement?.closest("[data-form]") ?? null) {
      if (row.querySelector(":scope > .gh > [data-fold-parts]") === null) continue;
      this.chosen.set(row.id, true);
      fold(row, true);
    }
  }
}

/** @param {Element} row @param {boolean} open */
function fold(row, open) {
  row.querySelector(":scope > .gh > [data-fold-parts]")?.setAttribute("aria-expanded", String(open));
  row.querySelector(":scope > .parts")?.toggleAttribute("hidden", !open);
}
