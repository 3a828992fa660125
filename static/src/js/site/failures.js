import { showToast } from "./toasts.js";

/** Say it when a request found no server, so that a click is never silently lost. */
export function watchFailures() {
  document.addEventListener("htmx:error", (event) => {
    const error = /** @type {CustomEvent} */ (event).detail?.error;
    if (error?.name === "AbortError") return;
    showToast({ message: gettext("The server did not answer. Nothing was changed; try again."), tone: "err" });
  });
  document.addEventListener("htmx:response:error", (event) => {
    const { ctx } = /** @type {CustomEvent} */ (event).detail;
    if (ctx.response.status < 502) return;
    showToast({ message: gettext("The server is starting or busy. Try again in a moment."), tone: "err" });
  });
}
