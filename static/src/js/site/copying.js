import { showToast } from "./toasts.js";

/** A button with `data-copies` (a field's id) puts the field's text on the clipboard, one with `data-copies-text` that text. */
export function watchCopying() {
  document.addEventListener("click", async (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-copies], [data-copies-text]");
    const text = button?.getAttribute("data-copies-text") ?? fieldText(button?.getAttribute("data-copies"));
    if (text === null) return;
    await navigator.clipboard?.writeText(text);
    showToast({ message: navigator.clipboard ? gettext("Copied to the clipboard.") : gettext("The browser did not let this page copy.") });
  });
}

/** @param {string | null | undefined} id of a field @returns {string | null} its text, selected too; null where there is none */
function fieldText(id) {
  const field = document.getElementById(id ?? "");
  if (!(field instanceof HTMLInputElement)) return null;
  field.select();
  return field.value;
}
