/** The workflow page: joins the canvas, the panels around it and the server. */

import { announce } from "./announce.js";
import { showZoom } from "./bar.js";
import "./canvas/flow_canvas.js";
import { readCollapsed } from "./canvas/collapsed.js";
import { Pointer } from "./canvas/pointer.js";
import { Scene } from "./canvas/scene.js";
import { SceneChips } from "./canvas/scene_chips.js";
import { Commands } from "./commands.js";
import { Drawer } from "./drawer.js";
import { DrawerSize } from "./drawer_size.js";
import { Inspector } from "./inspector.js";
import { Hand } from "./hand/hand.js";
import { jumpTo } from "./jump.js";
import { Keys } from "./keys/keys.js";
import { drawLegend } from "./legend.js";
import { Catalog } from "./model/catalog.js";
import { parse } from "./model/json.js";
import { Outline } from "./outline/outline.js";
import { Palette } from "./palette.js";
import { PaletteAssets } from "./palette_assets.js";
import { Problems } from "./problems.js";
import { watchReferences } from "./references.js";
import { watchSaving } from "./saving.js";
import { Room } from "./room.js";
import { Running } from "./running/running.js";
import { sentenceOf } from "./sentences.js";
import { showToast } from "./site/toasts.js";
import { SpecView } from "./spec_view.js";
import { openSession } from "./sync/opening.js";
import { Tables } from "./tables/tables.js";
import { watchOthers } from "./together.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./sync/session.js").Session} Session */

export class Editor {
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
    this.sceneChips = new SceneChips(byId("scenes"), canvas);
    this.drawer = new Drawer(byId("drawer"));
    new DrawerSize(byId("drawer-size"), byId("main"));
    this.inspector = new Inspector(byId("inspector"), canvas, session, base);
    this.outline = new Outline(byId("outline"), canvas, catalog);
    this.problems = new Problems(byId("panel-problems"), canvas, `${base}problems`);
    this.spec = new SpecView({ panel: byId("panel-spec"), caption: byId("spec-range"), canvas, session, problems: this.problems });
    this.palette = this.editable ? new Palette(byId("palette"), canvas, catalog) : null;
    this.assets = this.editable ? new PaletteAssets(byId("palette"), canvas) : null;
    this.references = watchReferences(canvas, session, this.editable);
    this.hand = this.editable ? new Hand(canvas, this.commands, () => this.keys.actions) : null;
    this.running = new Running(this);
    this.keys = new Keys(this);
    this.tables = new Tables(this.drawer, session, this.editable, {
      undo: () => this.keys.actions.undo?.(),
      jump: (id, path) => jumpTo(canvas, id, path),
    });
  }

  start() {
    watchSaving(this.session, this.drawer);
    watchOthers(this.canvas, this.session);
    this.session.addEventListener("changed", (event) => this.changed(/** @type {CustomEvent} */ (event).detail));
    this.session.addEventListener("refused", (event) => this.refused(/** @type {CustomEvent} */ (event).detail.message));
    this.session.addEventListener("saved", () => this.saved());
    this.canvas.addEventListener("canvas:view", (event) => showZoom(/** @type {CustomEvent} */ (event).detail.zoom));
    this.canvas.addEventListener("step:open", (event) => this.inspector.edit(/** @type {CustomEvent} */ (event).detail.id));
    this.drawer.addEventListener("tab", () => this.drawer.panel === "panel-spec" && this.spec.load());
    document.addEventListener("problems:read", () => this.outline.draw());
    document.addEventListener("visibilitychange", () => document.hidden || this.session.refresh());
    showZoom(this.canvas.view.zoom);
    this.redraw();
    this.saved();
    this.running.start();
    new Room(this, byId("parts"));
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
    this.sceneChips.draw();
    drawLegend(byId("legend"), this.scene);
    byId("blank").hidden = this.scene.cards.size > 0;
    const name = this.session.draft.name(this.session.draft.root);
    for (const element of document.querySelectorAll("[data-workflow-name]")) element.textContent = name;
  }

  /** The server has it: what it renders can be asked for. */
  saved() {
    this.problems.refreshSoon();
  }

  /** @param {string} message */
  refused(message) {
    showToast({ message, tone: "err" });
    announce(message);
  }
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

async function start() {
  const canvas = /** @type {FlowCanvas} */ (document.querySelector("flow-canvas"));
  const session = await openSession(canvas.dataset, sentenceOf, () => announce(gettext("The server does not answer yet. The workflow opens as soon as it does.")));
  const types = /** @type {any} */ (parse(byId("catalog").textContent ?? "[]"));
  new Editor(canvas, session, new Catalog(types)).start();
  canvas.dataset.ready = "";
}

void start();
