const GAP = 4;
const EDGE = 8;

/** Place every popover menu at its button, and let arrow keys walk through it. */
export function watchMenus() {
  document.addEventListener("toggle", place, true);
  document.addEventListener("keydown", walk);
}

/** @param {Event} event */
function place(event) {
  const menu = /** @type {HTMLElement} */ (event.target);
  const opened = /** @type {ToggleEvent} */ (event).newState === "open";
  if (!menu.matches?.(".menu[popover]") || !opened) return;
  const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (!button) return;
  const at = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - size.width - EDGE))}px`;
  menu.style.top = `${topOf(at, size.height)}px`;
  /** @type {HTMLElement | null} */ (menu.querySelector(".mi"))?.focus({ preventScroll: true });
}

/**
 * Below the button, or above it where there is no room below.
 * @param {DOMRect} at
 * @param {number} height
 */
function topOf(at, height) {
  const below = at.bottom + GAP;
  return below + height <= innerHeight - EDGE ? below : Math.max(EDGE, at.top - GAP - height);
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const menu = /** @type {Element} */ (event.target).closest?.(".menu");
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[/** @type {keyof typeof steps} */ (event.key)];
  if (!menu || !step) return;
  const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll(".mi")]);
  const now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  items.at((now + step) % items.length)?.focus();
  event.preventDefault();
}
