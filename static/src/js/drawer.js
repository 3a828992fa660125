/** The drawer under the canvas: its tabs, folding it away, and what it remembers in this browser. */

const TAB = "weft.drawer.tab";

/** Events: `tab` when another panel is shown, or none. */
export class Drawer extends EventTarget {
  /** @param {HTMLElement} element */
  constructor(element) {
    super();
    this.element = element;
    this.tabs = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[role=tab]")]);
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(panelOf(tab)));
    element.addEventListener("keydown", (event) => this.walk(event));
    const kept = localStorage.getItem(TAB);
    if (this.tabs.some((tab) => !tab.hidden && panelOf(tab) === kept)) this.show(kept ?? "");
  }

  /** @returns {string} id of the panel that is shown, "" while folded */
  get panel() {
    if (document.body.classList.contains("folded")) return "";
    const shown = this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
    return shown === undefined ? "" : panelOf(shown);
  }

  /** @param {string} panel */
  show(panel) {
    for (const tab of this.tabs) {
      const on = panelOf(tab) === panel;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    for (const each of parts(this.element, "[role=tabpanel]")) each.hidden = each.id !== panel;
    for (const each of parts(this.element, "[data-for]")) each.hidden = each.dataset.for !== panel;
    localStorage.setItem(TAB, panel);
    this.fold(false);
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

/** @param {HTMLElement} tab */
function panelOf(tab) {
  return tab.getAttribute("aria-controls") ?? "";
}

/** @param {HTMLElement} element @param {string} selector @returns {NodeListOf<HTMLElement>} */
function parts(element, selector) {
  return element.querySelectorAll(selector);
}
