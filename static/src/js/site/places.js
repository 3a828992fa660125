/**
 * A button with `data-goes-to` (a textarea's id), `data-line` and `data-column` puts the caret there.
 * What is marked `data-focus` has the focus when the page opens.
 */
export function watchPlaces() {
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-goes-to]");
    if (!(button instanceof HTMLElement)) return;
    const area = document.getElementById(button.dataset.goesTo ?? "");
    if (!(area instanceof HTMLTextAreaElement)) return;
    select(area, Number(button.dataset.line), Number(button.dataset.column));
  });
  /** @type {HTMLElement | null} */ (document.querySelector("[data-focus]"))?.focus();
}

/**
 * Select from the column to the end of the line, and bring the line into view.
 * @param {HTMLTextAreaElement} area
 * @param {number} line  from 1
 * @param {number} column  from 1, in characters (not UTF-16 units)
 */
function select(area, line, column) {
  const lines = area.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const text = lines[line - 1] ?? "";
  const start = before + Array.from(text).slice(0, column - 1).join("").length;
  area.focus();
  area.setSelectionRange(start, Math.max(start, before + text.length));
  area.scrollTop = (line - 1) * (area.scrollHeight / lines.length) - area.clientHeight / 3;
}
