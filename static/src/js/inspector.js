/** The inspector: the forms of the server about what is selected, or about the workflow itself. */

import { ConditionBuilder } from "./inspector/builder.js";
import { Choosing } from "./inspector/choosing.js";
import { Folds } from "./inspector/folds.js";
import { Helping } from "./inspector/helping.js";
import { JsonColours } from "./inspector/json_colours.js";
import { Lists } from "./inspector/lists.js";
import { Presence } from "./inspector/presence.js";
import { Saving } from "./inspector/saving.js";
import { Troubles } from "./inspector/troubles.js";
import { fieldAt } from "./inspector/fields.js";
import { settle } from "./inspector/rows.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./sync/session.js").Session} Session */

export class Inspector {
  /** @param {HTMLElement} element @param {FlowCanvas} canvas @param {Session} session @param {string} base */
  constructor(element, canvas, session, base) {
    this.element = element;
    this.canvas = canvas;
    this.session = session;
    this.base = base;
    /** What was selected last: the first tab shows it again. */
    this.selected = "";
    /** @type {{entity: string, done: Promise<void>} | null} */
    this.loading = null;
    /** Whether the panel shows less than the page knows. */
    this.stale = false;
    /** Whether the panel that came last was older than the page. */
    this.late = false;
    this.saving = new Saving(element, session);
    this.presence = new Presence(element, this.saving);
    this.lists = new Lists(element, this.saving);
    this.choosing = new Choosing(element, this.saving);
    this.builder = new ConditionBuilder(element, this.saving);
    this.helping = new Helping(element);
    this.folds = new Folds(element);
    this.colours = new JsonColours(element);
    this.troubles = new Troubles(element);
    this.listen();
  }

  listen() {
    const { element, canvas, session } = this;
    element.addEventListener("click", (event) => this.click(event));
    element.addEventListener("keydown", (event) => this.keys(event));
    element.addEventListener("inspector:open", (event) => void this.edit(/** @type {CustomEvent} */ (event).detail.id));
    element.addEventListener("inspector:stale", () => this.freshen(true));
    element.addEventListener("htmx:before:swap", (event) => this.beforeSwap(event));
    canvas.addEventListener("step:select", (event) => this.follow(/** @type {CustomEvent} */ (event).detail));
    session.addEventListener("saved", () => this.freshen(false));
    document.addEventListener("entity:reveal", (event) => void this.reveal(/** @type {CustomEvent} */ (event).detail));
  }

  get shown() {
    return /** @type {HTMLElement | null} */ (this.element.querySelector(".inspected"))?.dataset.entity ?? "";
  }

  /** @param {{ids: string[], groups?: string[], notes?: string[]}} selection */
  follow({ ids, groups = [], notes = [] }) {
    const all = [...ids, ...groups, ...notes];
    const [only] = all;
    if (all.length !== 1 || only === undefined) return;
    this.selected = only;
    this.open();
    if (only !== this.shown) void this.load(only);
  }

  /** @param {string} entity @returns {Promise<void>} one request at a time, however often it is asked for */
  load(entity) {
    if (this.loading?.entity === entity) return this.loading.done;
    const done = this.fetch(entity).finally(() => {
      if (this.loading?.done !== done) return;
      this.loading = null;
      this.freshen(false); // what has changed while it was on its way
    });
    this.loading = { entity, done };
    return done;
  }

  /** @param {string} entity */
  async fetch(entity) {
    await this.session.queue.settled();
    if (!this.session.draft.entities.has(entity)) return;
    this.stale = false;
    this.late = false;
    const swap = entity === this.shown ? "innerMorph" : "innerHTML";
    await window.htmx.ajax("GET", `${this.base}inspector/${entity}`, { source: this.element, target: this.element, swap });
    if (!this.late) this.drawn();
  }

  /** What came is older than what has been done meanwhile: the next one will be right. @param {Event} event */
  beforeSwap(event) {
    const changed = this.stale || this.session.replica.pending.length > 0;
    this.late = changed && this.shown === this.loading?.entity;
    if (!this.late) return;
    event.preventDefault();
    this.stale = true;
  }

  /** What only the page knows of the entity, written into the panel. */
  drawn() {
    settle(this.element);
    this.colours.show();
    this.folds.restore();
    this.tell();
    this.troubles.show();
  }

  /** What the draft says of the entity beyond its own value. */
  tell() {
    this.retitle();
    this.choosing.resolve();
    this.builder.say();
  }

  /** Shows what has changed. @param {ReadonlySet<string>} touched */
  refresh(touched) {
    const { shown, session } = this;
    if (shown !== "" && !session.draft.entities.has(shown)) return void this.load(session.draft.root);
    this.tell();
    this.stale ||= touched.has(shown) || this.hasCardOf(touched);
  }

  /** @param {ReadonlySet<string>} touched @returns {boolean} whether one of them stands on a card of the panel, under the name it had */
  hasCardOf(touched) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-card]"))].some(({ dataset }) => touched.has(dataset.card ?? ""));
  }

  /** Asks for the panel again once the server knows as much as the page. @param {boolean} always */
  freshen(always) {
    if (!(always || this.stale) || this.session.replica.pending.length > 0) return;
    const wanted = this.loading?.entity ?? this.shown;
    void this.load(this.session.draft.entities.has(wanted) ? wanted : this.session.draft.root);
  }

  /** The name above the form that is being written in. */
  retitle() {
    const title = this.element.querySelector(".ih b");
    const name = this.session.draft.name(this.shown);
    if (title !== null && name !== "") title.textContent = name;
    const place = this.element.querySelector("[data-member-of]");
    const group = this.session.draft.owned(this.session.draft.root, "subgraph").find(({ value: { steps } }) => Array.isArray(steps) && steps.includes(name));
    if (place !== null) place.textContent = group === undefined || name === "" ? "" : ` ${interpolate(gettext("in %s"), [this.session.draft.name(group.id)])}`;
  }

  open() {
    document.body.classList.remove("no-inspector");
  }

  close() {
    document.body.classList.add("no-inspector");
  }

  toggle() {
    document.body.classList.toggle("no-inspector");
  }

  /** Shows an entity and puts the cursor into one of its fields. @param {string} id @param {string} [path] */
  async edit(id, path = "/name") {
    this.element.focus({ preventScroll: true });
    await this.reveal({ id, path });
  }

  /** @param {{id: string, path?: string}} place */
  async reveal({ id, path }) {
    const owner = this.panelOf(id);
    if (owner === "") return;
    if (owner !== this.session.draft.root) this.selected = owner;
    this.open();
    if (owner !== this.shown) await this.load(owner);
    if (path === undefined) return;
    const input = fieldAt(this.element, id, path);
    if (input !== null) this.folds.openAround(input);
    input?.scrollIntoView({ block: "nearest" });
    input?.focus({ preventScroll: true });
    if (input instanceof HTMLInputElement) input.select();
  }

  /** @param {string} id @returns {string} the entity whose panel shows it */
  panelOf(id) {
    const entity = this.session.draft.entities.get(id);
    if (entity === undefined) return "";
    return ["input", "output", "condition", "constraint"].includes(entity.kind) ? entity.owner : id;
  }

  /** @param {Event} event */
  click(event) {
    if (!(event.target instanceof Element)) return;
    const control = /** @type {HTMLElement | null} */ (event.target.closest("[data-inspect], [data-jump], [data-jump-name], [data-unlink], [data-open], [data-section], [data-act], [data-table]"));
    if (control === null) return;
    const { inspect, jump, jumpName, unlink, open, section, act, table } = control.dataset;
    if (inspect === "workflow") void this.load(this.session.draft.root);
    if (inspect === "selected" && this.session.draft.entities.has(this.selected)) void this.load(this.selected);
    if (jump) this.canvas.go(jump);
    if (jumpName !== undefined) this.jumpTo(jumpName);
    if (unlink) this.unlink(control, unlink);
    if (open) void this.reveal({ id: open });
    if (section) this.scrollTo(event, section);
    if (act) this.act(act);
    if (table) document.getElementById(`tab-${table}`)?.click();
  }

  /** @param {string} name of a step */
  jumpTo(name) {
    const id = this.session.draft.steps.find((each) => this.session.draft.name(each) === name);
    if (id !== undefined) this.canvas.go(id);
  }

  /** @param {HTMLElement} control @param {string} other */
  unlink(control, other) {
    const as = control.closest("[data-as]")?.getAttribute("data-as");
    const [from, to] = as === "depends" ? [other, this.shown] : [this.shown, other];
    const wires = this.canvas.scene?.wires.filter((wire) => wire.from === from && wire.to === to && (as === "depends" || wire.as === as)) ?? [];
    if (this.canvas.commands?.remove({ wires })) control.closest("li")?.remove();
  }

  /** @param {Event} event @param {string} section */
  scrollTo(event, section) {
    event.preventDefault();
    const body = this.element.querySelector(".ibody");
    const target = /** @type {HTMLElement | null} */ (this.element.querySelector(`#sec-${section}`));
    if (body !== null && target !== null) body.scrollTop += target.getBoundingClientRect().top - body.getBoundingClientRect().top;
  }

  /** @param {string} act */
  act(act) {
    const id = this.shown;
    if (act === "reveal") document.dispatchEvent(new CustomEvent("entity:reveal", { detail: { id } }));
    if (act === "delete") this.session.perform(interpolate(gettext("Delete %s"), [this.session.draft.name(id)]), [{ op: "remove", id }]);
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
