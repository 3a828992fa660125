const SHOWN_MS = 10_000;

/**
 * @typedef {object} Toast
 * @property {string} message  what happened, in the person's language
 * @property {"ok" | "err"} [tone]
 * @property {string} [undo]   where Undo posts to
 * @property {() => void} [act]  or what Undo does in this page
 */

/** Show a toast for every `toast` event: the server's HX-Trigger, or `showToast`. */
export function watchToasts() {
  document.addEventListener("toast", (event) => {
    showToast(/** @type {CustomEvent} */ (event).detail);
  });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("[data-toast-close], [data-toast-undo]")) target.closest("[data-toast]")?.remove();
  });
  for (const toast of document.querySelectorAll("[data-toast]")) forgetLater(/** @type {HTMLElement} */ (toast));
}

/**
 * Say what happened, and offer to take it back where `undo` says how.
 * @param {Toast} toast
 */
export function showToast({ message, tone = "ok", undo, act }) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("toast-template"));
  const fragment = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const box = /** @type {HTMLElement} */ (fragment.querySelector("[data-toast]"));
  /** @type {HTMLElement} */ (box.querySelector("p")).textContent = message;
  box.classList.toggle("err", tone === "err");
  if (undo) offerUndo(box, () => post(undo));
  if (act) offerUndo(box, act);
  document.getElementById("toasts")?.append(box);
  forgetLater(box);
}

/**
 * @param {HTMLElement} box
 * @param {() => void} act
 */
function offerUndo(box, act) {
  const button = /** @type {HTMLButtonElement} */ (box.querySelector("[data-toast-undo]"));
  button.hidden = false;
  button.addEventListener("click", act);
}

/** @param {string} url */
function post(url) {
  window.htmx.ajax("POST", url, { source: document.body, target: document.body, swap: "none" });
}

/**
 * Toasts go after a while, but not from under the pointer or the focus.
 * @param {HTMLElement} box
 */
function forgetLater(box) {
  const timer = setInterval(() => {
    if (box.matches(":hover, :focus-within")) return;
    clearInterval(timer);
    box.remove();
  }, SHOWN_MS);
}
