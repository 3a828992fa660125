const TYPING = "input, textarea, select, [contenteditable], dialog[open], flow-canvas";

/**
 * A key that a visible control names in `data-shortcut` does what a click on it does
 * (or focuses it, where it is a field). Never while typing, composing or in a dialog.
 */
export function watchShortcuts() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (/** @type {Element} */ (event.target).closest?.(TYPING)) return;
    const control = shown(event.key);
    if (!control) return;
    event.preventDefault();
    if (control.matches("input")) control.focus();
    else control.click();
  });
}

/** @param {string} key */
function shown(key) {
  const name = CSS.escape(key.length === 1 ? key.toUpperCase() : key);
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-shortcut="${name}"]`));
  return [...found].find((element) => element.checkVisibility());
}
