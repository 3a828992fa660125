/**
 * `<flow-canvas>`: the graph of a workflow, drawn and edited.
 *
 * It shows a `Scene` through a `Viewport`; gestures go through the tools to `commands`. Events, all
 * bubbling: `step:select` {ids, wires, groups, notes} once a gesture, `step:open` {id}, `canvas:view` {zoom}. It draws only
 * when asked to: an idle canvas has no animation frames.
 */

import { CardLayer } from "./card_layer.js";
import { cardView } from "./card_view.js";
import { keepCollapsed } from "./collapsed.js";
import { Painter } from "./painter.js";
import { pillTitle } from "./pill.js";
import { rectOf } from "./placement.js";
import { ViewElement } from "./view_element.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Trouble} Trouble */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */
/** @typedef {import("../commands.js").Commands} Commands */

export class FlowCanvas extends ViewElement {
  constructor() {
    super();
    /** @type {((id: string) => string) | null} while linking: how a step looks as the other end */
    this.lookOf = null;
    /** @type {(id: string) => Iterable<string>} while linking: which of its ports fit */
    this.portsOf = () => [];
    /** @type {import("./card_view.js").CardView} */
    this.cardView = cardView;
  }

  /** @param {import("./wires.js").Wire} _wire @returns {string} classes that say more of it than what is selected */
  wireLook(_wire) {
    return "";
  }

  /**
   * Shows a scene, fitted before anything is painted.
   * @param {Scene} scene @param {Catalog} catalog @param {Commands | null} commands null: to look at only
   */
  open(scene, catalog, commands) {
    this.scene = scene;
    this.commands = commands;
    this.cardLayer = new CardLayer(catalog, this.cardView);
    this.painter = new Painter(this, scene, this.cardLayer, this.minimap, this.selection);
    this.measure();
    this.fit();
    this.observe();
    this.cardLayer.setCurrent(scene.draft.steps[0] ?? "");
    this.render();
  }

  observe() {
    new ResizeObserver(() => this.measure()).observe(this);
    this.addEventListener("click", (event) => this.fold(event));
    this.addEventListener("pointerover", (event) => this.tellValue(event));
    this.addEventListener("pointerleave", () => this.hoverWire(null));
    this.addEventListener("pointerdown", () => this.classList.add("pointed"), { capture: true });
    document.addEventListener("keydown", () => this.classList.remove("pointed"), { capture: true });
    this.addEventListener("scroll", () => this.scrollTo(0, 0));
    this.selection.addEventListener("mark", () => this.mark());
    this.selection.addEventListener("settled", () => this.tellSelection());
    document.addEventListener("entity:reveal", (event) => this.reveal(/** @type {CustomEvent} */ (event).detail.id));
    const restyle = () => this.restyle();
    for (const media of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(media).addEventListener("change", restyle);
    new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  /** A pill says what its reference stands for, once it is pointed at. @param {Event} event */
  tellValue(event) {
    const pill = event.target instanceof Element ? event.target.closest("[data-reference]") : null;
    if (pill instanceof HTMLElement && this.scene) pill.title = pillTitle(this.scene.draft, pill.dataset.reference ?? "");
  }

  restyle() {
    this.painter?.restyle();
    this.requestRender();
  }

  measure() {
    this.view.resize(this.clientWidth, this.clientHeight);
    this.painter?.resize(this.clientWidth, this.clientHeight);
    this.requestRender();
  }

  tellSelection() {
    const { steps, wires, groups, notes } = this.selection;
    this.tell("step:select", { ids: [...steps], wires: [...wires], groups: [...groups], notes: [...notes] });
  }

  /** Draws now. @override */
  render() {
    super.render();
    const complete = this.painter?.paint(this.view) ?? true;
    if (this.lookOf !== null) this.cardLayer?.dress(this.lookOf, this.portsOf);
    if (!complete) this.requestRender();
  }

  /**
   * Shows which steps can be the other end of a wire, and which of their ports glow.
   * @param {((id: string) => string) | null} lookOf "source", "fits" or "unfit"; null: no wire is drawn any more
   * @param {(id: string) => Iterable<string>} [portsOf]
   */
  dress(lookOf, portsOf = () => []) {
    this.lookOf = lookOf;
    this.portsOf = portsOf;
    this.classList.toggle("linking", lookOf !== null);
    this.cardLayer?.dress(lookOf, portsOf);
  }

  /** Shows what others have selected. @param {ReadonlyMap<string, import("./presence_layer.js").Person[]>} people by id of an entity */
  setPresence(people) {
    this.painter?.presence.set(people);
    this.requestRender();
  }

  /** Shows a wire as gone from its place, or as taking a step in between. @param {{lifted?: string | null, offered?: string | null}} marked ids of wires */
  markWires({ lifted = null, offered = null }) {
    if (this.painter) this.painter.marked = { lifted, offered };
    this.requestRender();
  }

  mark() {
    for (const id of this.cardLayer?.views.keys() ?? []) this.cardLayer?.mark(id, this.selection.steps.has(id));
    this.requestRender();
  }

  /**
   * Shows what a change has touched, and what it has only moved.
   * @param {ReadonlySet<string>} touched @param {ReadonlySet<string>} placed
   */
  update(touched, placed) {
    const { scene, cardLayer } = this;
    if (!scene || !cardLayer) return;
    cardLayer.refresh(scene, scene.update(touched, placed), this.selection.steps);
    this.moved(placed);
    for (const id of [...cardLayer.views.keys()]) if (!scene.cards.has(id)) this.forget(id);
    this.selection.keep(scene);
    if (!scene.cards.has(cardLayer.current)) cardLayer.setCurrent(scene.draft.steps[0] ?? "");
    this.redrawMap();
  }

  /** @param {string} id a step that has gone; the focus it had stays on the canvas */
  forget(id) {
    const focused = this.cardLayer?.views.get(id)?.contains(document.activeElement) ?? false;
    this.cardLayer?.drop(id);
    if (focused) this.focus({ preventScroll: true });
  }

  /** Shows what is wrong with which step. @param {Map<string, Trouble[]>} troubles by step */
  setTroubles(troubles) {
    if (!this.scene || !this.cardLayer) return;
    const before = this.scene.troubles;
    const changed = [...new Set([...before.keys(), ...troubles.keys()])].filter((id) => !sameTroubles(before.get(id), troubles.get(id)));
    if (changed.length === 0) return;
    this.scene.setTroubles(troubles);
    this.cardLayer.refresh(this.scene, changed, this.selection.steps);
    this.requestRender();
  }

  /** Shows how steps go in a run. @param {ReadonlyMap<string, import("./status_view.js").Status>} standings by step; none: no run is followed */
  setRun(standings) {
    if (!this.scene || !this.cardLayer) return;
    const changed = this.scene.setStandings(standings);
    if (changed.length === 0) return;
    this.cardLayer.refresh(this.scene, changed, this.selection.steps);
    this.requestRender();
  }

  /** Shows cards where they are being dragged to. @param {Iterable<string>} ids */
  moved(ids) {
    for (const id of ids) {
      const card = this.scene?.cards.get(id);
      if (card) this.cardLayer?.place(card);
    }
    this.requestRender();
  }

  /** @param {string} id makes it the focus, and brings it into view */
  focusStep(id) {
    const card = this.scene?.cards.get(id);
    if (!card || !this.scene || !this.cardLayer) return;
    this.view.reveal(rectOf(card));
    if (this.view.far) this.view.zoomTo(0.5);
    this.cardLayer.setCurrent(id);
    if (!this.cardLayer.views.has(id)) this.cardLayer.mount(this.scene, id, this.selection.steps);
    this.cardLayer.views.get(id)?.focus({ preventScroll: true });
    this.viewChanged();
  }

  /** @param {string} id gives it the focus where it stands */
  focusQuietly(id) {
    this.cardLayer?.setCurrent(id);
    (this.cardLayer?.views.get(id) ?? this).focus({ preventScroll: true });
  }

  /** @param {string} id selects it alone and brings it into view; the focus stays where it is */
  show(id) {
    const card = this.scene?.cards.get(id);
    if (!card) return;
    this.selection.set([id]);
    this.reveal(id);
  }

  /** @param {string} id selects it alone and makes it the focus; a collapsed group opens for it */
  go(id) {
    const group = this.scene?.hidden.get(id);
    if (group !== undefined) this.collapse(group, false);
    this.selection.set([id]);
    this.focusStep(id);
  }

  /** Fades every step that is not in a scene of the workflow. @param {string | null} id null: all steps alike */
  showScene(id) {
    if (!this.scene) return;
    this.scene.policySceneId = id ?? "";
    this.cardLayer?.setAside(this.scene);
    this.requestRender();
  }

  /** Brightens a wire, as the pointer is on it. @param {string | null} id */
  hoverWire(id) {
    if (this.painter === undefined || this.painter.hovered === id) return;
    this.painter.hovered = id;
    this.requestRender();
  }

  /** @param {Event} event on the mark that collapses or opens a group */
  fold(event) {
    const mark = event.target instanceof Element ? event.target.closest("[data-fold]") : null;
    if (mark !== null) this.collapse(mark.getAttribute("data-fold") ?? "");
  }

  /** Shows a group as one card, or its steps again. @param {string} id @param {boolean} [collapsed] else the other state */
  collapse(id, collapsed = !this.scene?.collapsed.has(id)) {
    if (!this.scene) return;
    this.scene.collapse(id, collapsed);
    keepCollapsed(this.dataset.workflow ?? "", this.scene.collapsed);
    this.selection.set([], [], [id]);
    this.redrawMap();
    this.keepFocus(id);
  }

  /** @param {string} id a group; a step it has just hidden gives its focus to it */
  keepFocus(id) {
    const step = document.activeElement?.getAttribute("data-step") ?? "";
    if (this.scene?.hidden.has(step)) {
      this.cardLayer?.drop(step);
      this.render();
      this.painter?.groups.views.get(id)?.element.focus({ preventScroll: true });
    }
  }

  /** Marks the group that a drop would go into. @param {string | null} id */
  receiveInto(id) {
    this.painter?.groups.receive(id);
  }

  /** Draws the minimap anew with the next frame. */
  redrawMap() {
    if (this.painter) this.painter.mapDrawn = false;
    this.requestRender();
  }
}

/** @param {Trouble[]} [one] @param {Trouble[]} [other] @returns {boolean} whether a card shows them alike */
function sameTroubles(one = [], other = []) {
  return one.length === other.length && one.every(({ severity, message, entity }, index) => {
    const match = other[index];
    return severity === match?.severity && message === match.message && entity === match.entity;
  });
}

customElements.define("flow-canvas", FlowCanvas);
