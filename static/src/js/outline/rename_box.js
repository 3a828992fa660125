/** A name changed where it stands: a field over it, Enter keeps, Escape leaves it as it was. */

import { html } from "../canvas/markup.js";

/**
 * @param {HTMLElement} name what shows it @param {string} label @param {(text: string) => boolean} rename whether it was accepted
 * @param {(focus: boolean) => void} onClose whether the focus is to go back
 */
export function openRename(name, label, rename, onClose) {
  const input = html("input", { class: "rename", type: "text", "aria-label": label, spellcheck: "false", autocomplete: "off", value: name.textContent ?? "" });
  let open = true;
  const close = (/** @type {boolean} */ focus) => {
    if (!open) return;
    open = false;
    input.replaceWith(name);
    onClose(focus);
  };
  const keep = (/** @type {boolean} */ focus) => {
    if (!open) return;
    const text = input.value.trim();
    if (text !== "" && rename(text)) return close(focus);
    if (!focus) return close(false);
    input.setAttribute("aria-invalid", "true");
    input.select();
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") keep(true);
    if (event.key === "Escape") close(true);
    if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
  });
  input.addEventListener("blur", () => keep(false));
  for (const kind of ["click", "dblclick", "pointerdown"]) input.addEventListener(kind, (event) => event.stopPropagation());
  name.replaceWith(input);
  input.focus();
  input.select();
}
