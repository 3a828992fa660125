/**
 * Show the theme the server has just remembered; it sends `theme:changed` with {theme}.
 * "system" takes the attribute away, so that the system's colours apply.
 */
export function watchTheme() {
  document.addEventListener("theme:changed", (event) => {
    const { theme } = /** @type {CustomEvent} */ (event).detail;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    markChosen(theme);
  });
}

/** @param {string} theme */
function markChosen(theme) {
  for (const button of document.querySelectorAll('button[name="theme"]')) {
    if (button.getAttribute("value") === theme) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}
