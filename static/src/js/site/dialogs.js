/**
 * Open dialogs: `data-opens="id"` opens one that is in the page, and what htmx swaps into
 * `#dialog` opens as soon as it is there. `data-closes` inside one closes it; so does a click beside it.
 */
export function watchDialogs() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const opener = target.closest("[data-opens]");
    if (opener) dialog(/** @type {string} */ (opener.getAttribute("data-opens")))?.showModal();
    if (target.closest("[data-closes]") || target.matches("dialog[open]")) target.closest("dialog")?.close();
  });
  document.addEventListener("htmx:after:swap", () => {
    const shared = dialog("dialog");
    if (shared?.firstElementChild && !shared.open) shared.showModal();
  });
  document.addEventListener("dialog:close", () => dialog("dialog")?.close());
  dialog("dialog")?.addEventListener("close", () => dialog("dialog")?.replaceChildren());
}

/** @param {string} id */
function dialog(id) {
  return /** @type {HTMLDialogElement | null} */ (document.getElementById(id));
}
