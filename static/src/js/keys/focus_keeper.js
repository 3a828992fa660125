/** The focus never falls to nothing: where its place goes away, what stands around it takes it. */

/** @typedef {[string, () => HTMLElement | null | undefined]} Keeper a part of the page, and what takes the focus there */

export class FocusKeeper {
  /** @param {readonly Keeper[]} keepers the last one for everything else */
  constructor(keepers) {
    this.keepers = keepers;
    /** @type {Element | null} */
    this.last = null;
    this.part = 0;
    document.addEventListener("focusin", ({ target }) => this.note(target));
    new MutationObserver(() => this.check()).observe(document.body, { childList: true, subtree: true });
    new MutationObserver(() => requestAnimationFrame(() => this.check())).observe(document.body, { attributeFilter: ["class"] });
  }

  /** @param {EventTarget | null} target */
  note(target) {
    if (!(target instanceof Element)) return;
    this.last = target;
    const part = this.keepers.findIndex(([selector]) => target.closest(selector) !== null);
    if (part >= 0) this.part = part;
  }

  check() {
    const { activeElement, body } = document;
    const lost = activeElement === null || activeElement === body || !activeElement.checkVisibility();
    const gone = this.last !== null && !(this.last.isConnected && this.last.checkVisibility());
    if (!lost || !gone || document.querySelector("dialog:modal") !== null) return;
    const order = [...this.keepers.slice(this.part), ...this.keepers];
    const heirs = order.map(([, find]) => find());
    heirs.find((heir) => heir?.checkVisibility())?.focus({ preventScroll: true });
  }
}
