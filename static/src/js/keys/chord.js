/** Keys as text: what was pressed, and how that is written for a person. */

/** @param {KeyboardEvent} event @returns {string} "mod+shift+z": Ctrl and Cmd are one */
export function chord({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const named = key.length > 1 || /[a-z ]/i.test(key);
  const base = key === " " ? "space" : key.toLowerCase();
  const parts = [ctrlKey || metaKey ? "mod" : "", altKey ? "alt" : "", shiftKey && named ? "shift" : "", base];
  return parts.filter((part) => part !== "").join("+");
}

/** @param {string} pressed @returns {boolean} whether it types a character, and so can be turned off */
export function isSingle(pressed) {
  const last = pressed.replace(/^shift\+/, "");
  return [...last].length === 1;
}

/** @type {Record<string, string>} */
const WRITTEN = {
  mod: "Ctrl", alt: "Alt", shift: "Shift", delete: "Delete", backspace: "Backspace", enter: "Enter", home: "Home", end: "End", escape: "Esc", space: "Space",
  arrowleft: "←", arrowright: "→", arrowup: "↑", arrowdown: "↓", contextmenu: "Menu",
};
/** @type {Record<string, string>} */
const ON_MAC = { mod: "⌘", alt: "⌥", shift: "⇧" };

/** @param {string} keys a chord @param {boolean} [mac] @returns {string[]} a cap for each key */
export function capsOf(keys, mac = /mac|iphone|ipad/i.test(navigator.platform)) {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return parts.map((part) => (mac ? ON_MAC[part] : undefined) ?? WRITTEN[part] ?? part.toUpperCase());
}
