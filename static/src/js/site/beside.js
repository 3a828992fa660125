/**
 * The panel beside the canvas: what htmx swaps into `#beside` is shown there, where a dialog would
 * cover the work. `data-closes` inside it or Escape closes it; the focus goes back to what opened it.
 */
export function watchBeside() {
  const panel = document.getElementById("beside");
  if (panel === null) return;
  /** @type {Element | null} */
  let opener = null;

  const close = () => {
    panel.replaceChildren();
    if (opener instanceof HTMLElement) opener.focus();
    opener = null;
  };
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    opener = target.closest("[hx-target='#beside']") ?? opener;
    if (target.closest("#beside [data-closes]")) close();
  });
  new MutationObserver(() => {
    const left = document.activeElement === document.body || document.activeElement === opener;
    if (panel.firstElementChild && left) panel.focus();
  }).observe(panel, { childList: true });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
  });
}
