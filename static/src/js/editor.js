/** The workflow page: joins the canvas, the panels around it and the server. */

import { announce } from "./announce.js";
import { showZoom, watchSaved } from "./bar.js";
import "./canvas/flow_canvas.js";
import { readCollapsed } from "./canvas/collapsed.js";
import { Pointer } from "./canvas/pointer.js";
import { Scene } from "./canvas/scene.js";
import { Commands } from "./commands.js";
import { Drawer } from "./drawer.js";
import { Inspector } from "./inspector.js";
import { chord, Keyboard } from "./keyboard.js";
import { drawLegend } from "./legend.js";
import { Catalog } from "./model/catalog.js";
import { parse } from "./model/json.js";
import { Outline } from "./outline.js";
import { Palette } from "./palette.js";
import { Problems } from "./problems.js";
import { sentenceOf } from "./sentences.js";
import { showToast } from "./site/toasts.js";
import { SpecView } from "./spec_view.js";
import { Server } from "./sync/server.js";
import { Session } from "./sync/session.js";
import { openStore } from "./sync/store.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

class Editor {
  /** @param {FlowCanvas} canvas @param {Session} session @param {Catalog} catalog */
  constructor(canvas, session, catalog) {
    const base = canvas.dataset.base ?? "";
    this.canvas = canvas;
    this.session = session;
    this.editable = canvas.dataset.editable !== undefined;
    this.scene = new Scene(session.draft, readCollapsed(canvas.dataset.workflow ?? ""));
    this.commands = new Commands(session, this.scene, catalog);
    canvas.open(this.scene, catalog, this.editable ? this.commands : null);
    this.pointer = new Pointer(canvas);
    this.drawer = new Drawer(byId("drawer"));
    this.inspector = new Inspector(byId("inspector"), canvas, session, base);
    this.outline = new Outline(byId("outline"), canvas, catalog);
    this.problems = new Problems(byId("panel-problems"), canvas, `${base}problems`);
    this.spec = new SpecView(byId("panel-spec"), byId("spec-range"), canvas, `${base}spec`);
    this.palette = this.editable ? new Palette(byId("palette"), canvas, catalog) : null;
    this.keyboard = new Keyboard(canvas, this.actions());
  }

  start() {
    watchSaved(this.session);
    this.session.addEventListener("changed", (event) => this.changed(/** @type {CustomEvent} */ (event).detail));
    this.session.addEventListener("refused", (event) => this.refused(/** @type {CustomEvent} */ (event).detail.message));
    this.session.addEventListener("stale", () => location.reload());
    this.session.addEventListener("saved", () => this.saved());
    this.canvas.addEventListener("canvas:view", (event) => showZoom(/** @type {CustomEvent} */ (event).detail.zoom));
    this.canvas.addEventListener("step:open", (event) => this.inspector.edit(/** @type {CustomEvent} */ (event).detail.id));
    this.drawer.addEventListener("tab", () => this.drawer.panel === "panel-spec" && this.spec.load());
    document.addEventListener("problems:read", () => this.outline.draw());
    document.addEventListener("workflow:changed", (event) => this.session.refresh(/** @type {CustomEvent} */ (event).detail.sequence));
    document.addEventListener("visibilitychange", () => document.hidden || this.session.refresh());
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("keydown", (event) => this.keys(event));
    showZoom(this.canvas.view.zoom);
    this.redraw();
    this.saved();
    void this.inspector.load(this.session.draft.root);
  }

  /** @param {{touched: ReadonlySet<string>, placed: ReadonlySet<string>}} change */
  changed({ touched, placed }) {
    this.canvas.update(touched, placed);
    if (touched.size === 0) return;
    this.inspector.refresh(touched);
    this.redraw();
  }

  redraw() {
    this.outline.draw();
    drawLegend(byId("legend"), this.scene);
    byId("blank").hidden = this.scene.cards.size > 0;
    const name = this.session.draft.name(this.session.draft.root);
    for (const element of document.querySelectorAll("[data-workflow-name]")) element.textContent = name;
  }

  /** The server has it: what it renders can be asked for. */
  saved() {
    this.problems.refreshSoon();
    void this.spec.refresh();
  }

  /** @param {string} message */
  refused(message) {
    showToast({ message, tone: "err" });
    announce(message);
  }

  /** What keys and buttons do. @returns {import("./keyboard.js").Actions & Record<string, () => unknown>} */
  actions() {
    const { canvas, drawer, inspector } = this;
    return {
      undo: () => this.step("undo"),
      redo: () => this.step("redo"),
      remove: () => this.remove(),
      arrange: () => this.arrange(),
      rename: () => inspector.edit(canvas.cardLayer?.current ?? ""),
      help: () => /** @type {HTMLDialogElement} */ (byId("shortcuts")).showModal(),
      find: () => this.palette?.find(),
      add: () => this.palette?.find(),
      problems: () => drawer.show("panel-problems"),
      cancel: () => this.pointer.cancel(),
      hold: () => this.pointer.hold(),
      release: () => this.pointer.letGo(),
      fit: () => canvas.fit(),
      "fit-selection": () => canvas.fitSelection(),
      "zoom-in": () => canvas.zoomStep(1),
      "zoom-out": () => canvas.zoomStep(-1),
      "zoom-100": () => canvas.zoomTo(1),
      minimap: () => canvas.toggleMinimap(),
      drawer: () => drawer.fold(),
      inspector: () => inspector.toggle(),
      palette: () => document.body.classList.toggle("no-palette"),
      "copy-spec": () => this.copySpec(),
    };
  }

  /** @param {Event} event */
  click(event) {
    const name = event.target instanceof Element ? event.target.closest("[data-do]")?.getAttribute("data-do") : null;
    if (name) this.actions()[name]?.();
    if (name && event.target instanceof Element) /** @type {HTMLElement | null} */ (event.target.closest("[popover]"))?.hidePopover();
  }

  /** Keys of the whole page, wherever nobody is typing. @param {KeyboardEvent} event */
  keys(event) {
    if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
    const pressed = chord(event);
    const name = PAGE_KEYS[pressed];
    if (name === undefined || (!this.editable && EDITING.has(name))) return;
    if (event.target.closest(pressed.startsWith("mod+") ? TYPING : `${TYPING}, .insp`)) return;
    event.preventDefault();
    this.actions()[name]?.();
  }

  /** @param {"undo" | "redo"} which */
  async step(which) {
    if (!this.session.steps[which]) return announce(which === "undo" ? gettext("You have nothing to undo") : gettext("You have nothing to redo"));
    await this.session.step(which);
    announce(which === "undo" ? gettext("Undone") : gettext("Done again"));
  }

  arrange() {
    this.commands.arrange();
    this.canvas.fit();
  }

  remove() {
    const { selection, scene, cardLayer, commands } = this.canvas;
    if (!scene || !commands) return;
    const steps = selection.empty && cardLayer?.current ? [cardLayer.current] : [...selection.steps];
    const wires = scene.wires.filter(({ id }) => selection.wires.has(id));
    const label = commands.removeLabel(wires, steps);
    const next = steps.length > 0 ? scene.neighbours(steps[0] ?? "", "before")[0] : undefined;
    if (!commands.remove(wires, steps)) return;
    showToast({ message: label, act: () => this.step("undo") });
    announce(label);
    if (next !== undefined && scene.cards.has(next)) this.canvas.go(next);
  }

  async copySpec() {
    await navigator.clipboard.writeText(await this.spec.whole());
    showToast({ message: gettext("Spec copied") });
  }
}

/** Keys that act on the whole page, and the action each names. @type {Record<string, string>} */
const PAGE_KEYS = {
  "mod+z": "undo",
  "mod+shift+z": "redo",
  "mod+y": "redo",
  "mod+j": "drawer",
  escape: "cancel",
  "shift+l": "arrange",
  "[": "palette",
  "]": "inspector",
  n: "add",
  2: "fit-selection",
  0: "zoom-100",
};
const TYPING = "input, textarea, dialog[open]";
const EDITING = new Set(["undo", "redo", "arrange", "add"]);

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

async function start() {
  const canvas = /** @type {FlowCanvas} */ (document.querySelector("flow-canvas"));
  const { base = "", token = "", workflow = "" } = canvas.dataset;
  const session = new Session(new Server(base, token), await openStore(workflow), sentenceOf);
  await session.open();
  const types = /** @type {any} */ (parse(byId("catalog").textContent ?? "[]"));
  new Editor(canvas, session, new Catalog(types)).start();
  canvas.dataset.ready = "";
}

void start();
