/** Fields that are folded away until somebody wants them; what somebody has opened stays open. */

const FOLD = "[data-fold-parts]";

export class Folds {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {Map<string, boolean>} whether open, by the id of what is folded */
    this.chosen = new Map();
    element.addEventListener("click", (event) => this.click(event));
  }

  /** @param {Event} event */
  click({ target }) {
    const button = target instanceof Element ? target.closest(FOLD) : null;
    if (button !== null) this.choose(partsOf(button), button.getAttribute("aria-expanded") !== "true");
  }

  /** @param {string} id @param {boolean} open */
  choose(id, open) {
    this.chosen.set(id, open);
    this.fold(id, open);
  }

  /** After the server has drawn them anew. */
  restore() {
    for (const [id, open] of this.chosen) this.fold(id, open);
  }

  /** @param {string} id @param {boolean} open */
  fold(id, open) {
    const button = this.element.querySelector(`${FOLD}[aria-controls="${CSS.escape(id)}"]`);
    button?.setAttribute("aria-expanded", String(open));
    if (button) document.getElementById(id)?.toggleAttribute("hidden", !open);
  }

  /** Opens all that is around a field. @param {Element} field */
  openAround(field) {
    for (const button of this.element.querySelectorAll(`${FOLD}[aria-expanded="false"]`)) {
      if (document.getElementById(partsOf(button))?.contains(field)) this.choose(partsOf(button), true);
    }
  }
}

/** @param {Element} button @returns {string} the id of what it folds */
function partsOf(button) {
  return button.getAttribute("aria-controls") ?? "";
}
