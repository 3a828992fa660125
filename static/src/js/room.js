/**
 * What is shown where there is no room for everything: the inspector over the drawer or the drawer
 * itself; on a phone one part of the page at a time.
 */

/** @typedef {import("./editor.js").Editor} Editor */
/** @typedef {"steps" | "form" | "drawer"} Part */

const NARROW = matchMedia("(max-width: 1180px)");

export class Room {
  /** @param {Editor} editor @param {HTMLElement} nav the parts of a phone's page */
  constructor(editor, nav) {
    this.editor = editor;
    this.nav = nav;
    this.beside = /** @type {HTMLElement} */ (document.getElementById("beside"));
    if (NARROW.matches) editor.inspector.close();
    nav.addEventListener("click", (event) => this.press(event));
    editor.drawer.addEventListener("tab", () => this.drawerShown());
    editor.canvas.addEventListener("step:open", () => this.show("form"));
    document.getElementById("outline")?.addEventListener("click", (event) => this.pressRow(event));
    document.addEventListener("entity:reveal", () => this.show("form"), { capture: true });
    new MutationObserver(() => this.beside.firstElementChild && this.show("form")).observe(this.beside, { childList: true });
  }

  /** @param {Event} event */
  press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button === null) return;
    if (button.dataset.panel !== undefined) this.editor.drawer.show(button.dataset.panel);
    this.show(/** @type {Part} */ (button.dataset.part));
  }

  /** A row opens what it names; what stands on it does as it says. @param {Event} event */
  pressRow(event) {
    const at = event.target instanceof Element ? event.target : null;
    if (at?.closest("[role=treeitem]") && !at.closest("button")) this.show("form");
  }

  /** The drawer comes out from under what lies over it. */
  drawerShown() {
    if (this.editor.drawer.panel === "" || !NARROW.matches) return;
    this.editor.inspector.close();
    this.beside.replaceChildren();
    this.show("drawer");
  }

  /** @param {Part} part */
  show(part) {
    document.body.dataset.part = part;
    for (const button of this.nav.querySelectorAll("button")) {
      const { panel } = button.dataset;
      const current = button.dataset.part === part && (panel === undefined || panel === this.editor.drawer.panel);
      button.setAttribute("aria-current", String(current));
    }
  }
}
