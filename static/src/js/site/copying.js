import { showToast } from "./toasts.js";

/** A button with `data-copies` (a field's id) puts the field's text on the clipboard. */
export function watchCopying() {
  document.addEventListener("click", async (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-copies]");
    const field = button && document.getElementById(button.getAttribute("data-copies") ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    await navigator.clipboard?.writeText(field.value);
    showToast({ message: gettext("Copied to the clipboard.") });
  });
}
