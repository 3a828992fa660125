/** The height of the drawer: pulled by its upper edge, or set by keys; kept in this browser. */

const KEPT = "weft.drawer.height";
const [LEAST, MOST, STEP] = [20, 60, 4];

export class DrawerSize {
  /** @param {HTMLElement} edge a separator @param {HTMLElement} frame the canvas and the drawer together */
  constructor(edge, frame) {
    this.edge = edge;
    this.frame = frame;
    const kept = Number(localStorage.getItem(KEPT));
    if (kept > 0) this.set(kept);
    edge.addEventListener("pointerdown", (event) => this.pull(event));
    edge.addEventListener("keydown", (event) => this.key(event));
    edge.addEventListener("dblclick", () => this.forget());
  }

  /** @returns {number} percent of the frame */
  get now() {
    const drawer = /** @type {HTMLElement} */ (this.edge.parentElement);
    return (100 * drawer.offsetHeight) / Math.max(1, this.frame.offsetHeight);
  }

  /** @param {number} percent */
  set(percent) {
    const fitting = Math.round(Math.max(LEAST, Math.min(MOST, percent)));
    this.frame.style.setProperty("--drawer", `${fitting}%`);
    this.edge.setAttribute("aria-valuenow", String(fitting));
    localStorage.setItem(KEPT, String(fitting));
  }

  forget() {
    this.frame.style.removeProperty("--drawer");
    this.edge.setAttribute("aria-valuenow", String(Math.round(this.now)));
    localStorage.removeItem(KEPT);
  }

  /** @param {PointerEvent} event */
  pull(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.edge.setPointerCapture(event.pointerId);
    const end = new AbortController();
    const { bottom, height } = this.frame.getBoundingClientRect();
    this.edge.addEventListener("pointermove", ({ clientY }) => this.set((100 * (bottom - clientY)) / height), { signal: end.signal });
    this.edge.addEventListener("pointerup", () => end.abort(), { signal: end.signal });
    this.edge.addEventListener("pointercancel", () => end.abort(), { signal: end.signal });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const to = { ArrowUp: this.now + STEP, ArrowDown: this.now - STEP, Home: LEAST, End: MOST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.set(to);
  }
}
