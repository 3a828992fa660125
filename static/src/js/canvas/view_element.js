/** What shows a scene through a viewport: zooming, panning, fitting, bringing into view. */

import { Minimap } from "./minimap.js";
import { boundsOfRects } from "./placement.js";
import { Selection } from "./selection.js";
import { Viewport } from "./viewport.js";

/** @typedef {import("./scene.js").Scene} Scene */

const ZOOM_STEP = 1.2;

export class ViewElement extends HTMLElement {
  constructor() {
    super();
    this.view = new Viewport();
    this.selection = new Selection();
    this.minimap = new Minimap((x, y) => this.centre(x, y));
    /** @type {Scene | undefined} */
    this.scene = undefined;
    this.frame = 0;
  }

  /** Says something to the page. @param {string} name @param {object} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Draws once, in the next frame, however often it is asked. */
  requestRender() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.render());
  }

  /** Draws now. */
  render() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  /**
   * Brings an entity into view: a step, a group, a note, or what a step owns.
   * @param {string} id @returns {boolean} whether it is on the canvas
   */
  reveal(id) {
    const owner = this.scene?.draft.entities.get(id)?.owner ?? "";
    const area = this.scene?.areaOf(id) ?? this.scene?.areaOf(owner) ?? null;
    if (area !== null && this.view.reveal(area)) this.viewChanged();
    return area !== null;
  }

  /** Shows the part of the canvas that `view` says now. */
  viewChanged() {
    this.requestRender();
    this.tell("canvas:view", { zoom: this.view.zoom });
  }

  /** Shows everything. */
  fit() {
    if (this.scene) this.fitTo(this.scene, this.scene.bounds());
    this.viewChanged();
  }

  /** Fits a rectangle, and makes room where the minimap would cover something. @param {Scene} scene @param {import("./geometry.js").Rect} rect */
  fitTo(scene, rect) {
    this.view.fit(rect);
    const { covers } = this.minimap;
    if (this.minimap.element.hidden || !scene.isTaken(this.view.worldRect(covers(this.view)))) return;
    const beside = this.view.fit(rect, { right: this.view.width - covers(this.view).left });
    const above = this.view.fitZoom(rect, { bottom: this.view.height - covers(this.view).top });
    if (above > beside) this.view.fit(rect, { bottom: this.view.height - covers(this.view).top });
  }

  /** Fits what is selected: steps, groups and notes. */
  fitSelection() {
    const { steps, groups, notes } = this.selection;
    const bounds = boundsOfRects([...steps, ...groups, ...notes].flatMap((id) => this.scene?.areaOf(id) ?? []));
    if (bounds === null) return;
    this.view.fit(bounds);
    this.viewChanged();
  }

  /** @param {number} zoom 1 is the real size */
  zoomTo(zoom) {
    this.view.zoomTo(zoom);
    this.viewChanged();
  }

  /** @param {1 | -1} direction */
  zoomStep(direction) {
    this.zoomTo(this.view.zoom * ZOOM_STEP ** direction);
  }

  /** Shows or hides the minimap. */
  toggleMinimap() {
    this.minimap.element.hidden = !this.minimap.element.hidden;
    this.viewChanged();
  }

  /** @param {number} x @param {number} y the point of the canvas to stand in the middle */
  centre(x, y) {
    const at = this.view.toScreen({ x, y });
    this.view.pan(this.view.width / 2 - at.x, this.view.height / 2 - at.y);
    this.viewChanged();
  }
}
