/** A button that asks once more, in its own place: what it would do is said for three seconds. */

const PATIENCE_MS = 3000;

/** Watches all such buttons, those still to come too: `data-confirm` is the question. */
export function watchConfirming() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-confirm]") : null;
    if (!(button instanceof HTMLElement) || button.dataset.armed !== undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    arm(button);
  }, { capture: true });
}

/** @param {HTMLElement} button */
function arm(button) {
  const label = /** @type {HTMLElement} */ (button.querySelector("span:last-of-type") ?? button);
  const before = label.textContent;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.dataset.armed = "";
  label.textContent = button.dataset.confirm ?? "";
  setTimeout(() => {
    delete button.dataset.armed;
    label.textContent = before;
    button.style.minWidth = "";
  }, PATIENCE_MS);
}
