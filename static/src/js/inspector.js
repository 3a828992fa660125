/** The inspector: forms of the server about the selected step, or about the workflow itself. */

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./sync/session.js").Session} Session */

export class Inspector {
  /** @param {HTMLElement} element @param {FlowCanvas} canvas @param {Session} session @param {string} base */
  constructor(element, canvas, session, base) {
    this.element = element;
    this.canvas = canvas;
    this.session = session;
    this.base = base;
    this.step = "";
    /** @type {{entity: string, done: Promise<void>} | null} */
    this.loading = null;
    element.addEventListener("click", (event) => this.click(event));
    element.addEventListener("keydown", (event) => this.keys(event));
    canvas.addEventListener("step:select", () => this.follow());
  }

  get shown() {
    return /** @type {HTMLElement | null} */ (this.element.querySelector("[data-entity]"))?.dataset.entity ?? "";
  }

  follow() {
    const only = this.canvas.selection.only;
    if (only !== null) this.step = only;
    if (only !== null && only !== this.shown) void this.load(only);
  }

  /** @param {string} entity @returns {Promise<void>} one request at a time, however often it is asked for */
  load(entity) {
    if (this.loading?.entity === entity) return this.loading.done;
    const done = this.fetch(entity).finally(() => {
      if (this.loading?.done === done) this.loading = null;
    });
    this.loading = { entity, done };
    return done;
  }

  /** @param {string} entity */
  async fetch(entity) {
    await this.session.queue.settled();
    this.open();
    await window.htmx.ajax("GET", `${this.base}inspector/${entity}`, { source: this.element, target: this.element, swap: "innerHTML" });
  }

  /** Shows what has changed elsewhere; what somebody is typing stays. @param {ReadonlySet<string>} touched */
  refresh(touched) {
    const { shown, session } = this;
    const gone = !session.draft.entities.has(shown);
    const typing = this.element.contains(document.activeElement) && document.activeElement?.matches("input, textarea");
    if (gone) void this.load(session.draft.root);
    else if (typing) this.retitle();
    else if (touched.has(shown)) void this.load(shown);
  }

  /** The name above the form that is being typed in. */
  retitle() {
    const title = this.element.querySelector(".ih b");
    if (title !== null) title.textContent = this.session.draft.name(this.shown);
  }

  open() {
    document.body.classList.remove("no-inspector");
  }

  toggle() {
    document.body.classList.toggle("no-inspector");
  }

  /** Shows a step and puts the cursor into one of its fields. @param {string} id @param {string} [field] */
  async edit(id, field = "name") {
    this.step = id;
    this.open();
    this.element.focus({ preventScroll: true });
    if (id !== this.shown) await this.load(id);
    const input = /** @type {HTMLInputElement | null} */ (this.element.querySelector(`#field-${field}`));
    input?.focus();
    input?.select();
  }

  /** @param {Event} event */
  click(event) {
    if (!(event.target instanceof Element)) return;
    const control = /** @type {HTMLElement | null} */ (event.target.closest("[data-inspect], [data-jump], [data-unlink]"));
    const { inspect, jump, unlink } = control?.dataset ?? {};
    if (inspect === "workflow") void this.load(this.session.draft.root);
    if (inspect === "step" && this.step !== "") void this.load(this.step);
    if (jump) this.canvas.go(jump);
    if (unlink) this.unlink(unlink);
  }

  /** @param {string} before */
  unlink(before) {
    const wires = this.canvas.scene?.wires.filter(({ from, to }) => from === before && to === this.shown) ?? [];
    this.canvas.commands?.remove(wires, []);
  }

  /** @param {KeyboardEvent} event arrows between the two tabs, Escape back to the canvas */
  keys(event) {
    const tab = event.target instanceof Element && event.target.matches("[role=tab]");
    if (event.key === "Escape") this.canvas.focusQuietly(this.canvas.cardLayer?.current ?? "");
    if (!tab || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    const other = /** @type {HTMLElement | null} */ (this.element.querySelector("[role=tab][aria-selected=false]"));
    other?.click();
  }
}
