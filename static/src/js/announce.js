/** What happens on the canvas, said to those who cannot see it. */

/** @param {string} text in the person's language */
export function announce(text) {
  const region = document.getElementById("announcer");
  if (region === null) return;
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
