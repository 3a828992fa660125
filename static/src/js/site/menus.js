const GAP = 4;
const EDGE = 8;

/**
 * Where the one open menu is. Not in its style attribute: htmx copies that to the element that
 * replaces it, which the content security policy forbids.
 */
const position = new CSSStyleSheet();

/** Place every popover menu at its button, let arrow keys walk through it, close it when it has done its work. */
export function watchMenus() {
  document.adoptedStyleSheets.push(position);
  document.addEventListener("toggle", place, true);
  document.addEventListener("keydown", walk);
  document.addEventListener("click", (event) => {
    const item = /** @type {Element} */ (event.target).closest(".menu .mi");
    /** @type {HTMLElement | null | undefined} */ (item?.closest(".menu:popover-open:not([popover=manual])"))?.hidePopover();
  });
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
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - size.width - EDGE));
  position.replaceSync(`.menu:popover-open { left: ${left}px; top: ${topOf(at, size.height)}px; }`);
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
