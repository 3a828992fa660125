/** The drawer under the canvas: its tabs, and folding it away. */

/** Events: `tab` {panel}. */
export class Drawer extends EventTarget {
  /** @param {HTMLElement} element */
  constructor(element) {
    super();
    this.element = element;
    this.tabs = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[role=tab]")]);
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(tab.getAttribute("aria-controls") ?? ""));
    element.addEventListener("keydown", (event) => this.walk(event));
  }

  /** @returns {string} id of the panel that is shown, "" while folded */
  get panel() {
    if (document.body.classList.contains("folded")) return "";
    return this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true")?.getAttribute("aria-controls") ?? "";
  }

  /** @param {string} panel */
  show(panel) {
    this.fold(false);
    for (const tab of this.tabs) {
      const on = tab.getAttribute("aria-controls") === panel;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    for (const each of this.element.querySelectorAll("[role=tabpanel]")) /** @type {HTMLElement} */ (each).hidden = each.id !== panel;
    this.dispatchEvent(new Event("tab"));
  }

  /** @param {boolean} [folded] else the other way round */
  fold(folded) {
    const now = document.body.classList.toggle("folded", folded);
    this.element.querySelector("[data-do=drawer]")?.setAttribute("aria-expanded", String(!now));
    this.dispatchEvent(new Event("tab"));
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const tabs = this.tabs.filter((tab) => !tab.hidden);
    const at = tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (at < 0 || by === 0) return;
    const next = tabs[(at + by + tabs.length) % tabs.length];
    next?.focus();
    next?.click();
  }
}
