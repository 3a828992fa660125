/** Where the next run goes: chosen in the menu beside Run, remembered for the workflow in this browser. */

export class Place {
  /** @param {HTMLElement} menu @param {string} workflow */
  constructor(menu, workflow) {
    this.key = `weft.${workflow}.runs-at`;
    /** @type {HTMLElement[]} */
    this.buttons = [...menu.querySelectorAll(/** @type {"button"} */ ("[data-place]"))];
    this.chosen = this.remembered();
    for (const button of this.buttons) button.addEventListener("click", () => this.choose(button.dataset.place ?? ""));
    this.show();
  }

  /** @returns {string} where the last run went if that is still there, else where the project's runs go */
  remembered() {
    const known = this.buttons.map(({ dataset }) => dataset.place ?? "");
    const kept = localStorage.getItem(this.key) ?? "";
    if (known.includes(kept)) return kept;
    return this.buttons.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.place ?? "";
  }

  /** @param {string} place */
  choose(place) {
    this.chosen = place;
    localStorage.setItem(this.key, place);
    this.show();
  }

  show() {
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.place === this.chosen));
    const name = this.buttons.find(({ dataset }) => dataset.place === this.chosen)?.querySelector("b")?.textContent ?? "";
    for (const element of document.querySelectorAll("[data-run-target]")) element.textContent = name;
  }
}
