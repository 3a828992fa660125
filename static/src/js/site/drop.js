/**
 * Import by dropping a file anywhere, or by pasting JSON where no field is: the form marked
 * `data-dropzone` is filled and sent, so that the server answers as it does to any import.
 */
export function watchDrops() {
  let depth = 0;
  const zone = () => /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-dropzone]"));

  document.addEventListener("dragenter", (event) => {
    if (!carriesFile(event) || !zone()) return;
    depth += 1;
    show(zone(), true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!carriesFile(event) || !zone()) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(zone(), false);
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFile(event) && zone()) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    const form = zone();
    if (!form || !files?.length) return;
    event.preventDefault();
    depth = 0;
    const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("file"));
    input.files = files;
    form.requestSubmit();
  });
  document.addEventListener("paste", (event) => pasted(event, zone()));
  document.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.matches("[data-submits]") && input.files?.length) input.form?.requestSubmit();
  });
}

/** @param {DragEvent} event */
function carriesFile(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/**
 * @param {HTMLElement | null} zone
 * @param {boolean} shown
 */
function show(zone, shown) {
  if (zone) zone.hidden = !shown;
}

/**
 * @param {ClipboardEvent} event
 * @param {HTMLFormElement | null} form
 */
function pasted(event, form) {
  const target = /** @type {Element} */ (event.target);
  if (!form || target.closest?.("input, textarea, [contenteditable], dialog[open]")) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!text.trimStart().startsWith("{")) return;
  event.preventDefault();
  /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text")).value = text;
  form.requestSubmit();
}
