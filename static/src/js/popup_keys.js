/** Where the keys of a popup list lead. */

/** @typedef {{shown: readonly import("./popup_options.js").Item[], active: number, text: string}} State */

const PAGE = 8;

/** @param {KeyboardEvent} event @param {State} state @returns {number | undefined} index of the option a key leads to */
export function moveOf({ key }, { active, shown: { length }, text }) {
  if (length === 0) return undefined;
  if (key === "ArrowDown") return (active + 1) % length;
  if (key === "ArrowUp") return (Math.max(active, 0) - 1 + length) % length;
  if (key === "PageDown") return Math.min(length - 1, active + PAGE);
  if (key === "PageUp") return Math.max(0, active - PAGE);
  // In a text that is typed these move the caret.
  if (text !== "" || (key !== "Home" && key !== "End")) return undefined;
  return key === "Home" ? 0 : length - 1;
}

/** @param {KeyboardEvent} event @param {State} state @returns {number | undefined} index of the next option that begins with the letter */
export function typedAhead({ key, ctrlKey, metaKey, altKey }, { shown, active }) {
  if (key.length !== 1 || ctrlKey || metaKey || altKey) return undefined;
  const order = shown.map((_, index) => (active + 1 + index) % shown.length);
  return order.find((index) => shown[index]?.label.toLowerCase().startsWith(key.toLowerCase()));
}
