/** Pointing at one reference lights all uses of what it points at: on the canvas, in forms, tables and JSON. */

import { readReference } from "./model/references.js";
import { aimOf } from "./model/uses.js";

/** What may be lit carries `data-refers`, the shortest reference to what it points at (`aimOf`). */
const LIT = "[data-refers]";

/**
 * One rule lights every use, those too that come into view later. In a sheet of its own: no style
 * attribute, and no walk through the page.
 */
const sheet = new CSSStyleSheet();

/** Follows the pointer and the focus, and whoever says `reference:light` {text | null}. */
export function watchLight() {
  document.adoptedStyleSheets.push(sheet);
  let lit = /** @type {string | null} */ (null);
  const point = (/** @type {Event} */ { target }) => {
    const text = target instanceof Element ? (target.closest(LIT)?.getAttribute("data-refers") ?? null) : null;
    if (text !== lit) document.dispatchEvent(new CustomEvent("reference:light", { detail: { text } }));
  };
  document.addEventListener("pointerover", point, { passive: true });
  document.addEventListener("focusin", point);
  document.addEventListener("reference:light", (event) => {
    lit = /** @type {CustomEvent} */ (event).detail.text;
    const reference = readReference(lit);
    light(reference === null ? null : aimOf(reference));
  });
}

/** @param {string | null} aim null: none */
function light(aim) {
  sheet.replaceSync(aim === null ? "" : `[data-refers="${CSS.escape(aim)}"] {
    border-color: var(--accent);
    background: var(--accent-line);
    box-shadow: 0 0 0 1px var(--accent);
    outline: 1px solid transparent;
  }`);
}
