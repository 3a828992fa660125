/** Pointer, wheel and pinch: what starts which tool. */

import { Drag } from "../tools/drag.js";
import { linkFrom } from "../tools/linking.js";
import { Marquee } from "../tools/marquee.js";
import { Pan } from "../tools/pan.js";
import { ResizeNote } from "../tools/resize_note.js";
import { groupAt } from "./groups.js";
import { cardAt, portAt, wireAt } from "./hit.js";
import { noteAt } from "./notes.js";

/** @typedef {import("./flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../tools/tool.js").At} At */
/** @typedef {import("../tools/tool.js").Tool} Tool */

const LINE_PX = 16;
const WHEEL_ZOOM = 0.0015;
const EDGE = 32;
const LONG_PRESS_MS = 500;
/** A finger that moves no further rests. */
const REST_PX = 10;
const EDGE_SPEED = 10;
const NARROW = "(max-width: 760px)";

/** A press that has done its work. @type {Tool} */
const RESTING = { cursor: "", move() {}, end() {}, cancel() {} };

export class Pointer {
  /** @param {FlowCanvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {Tool | null} */
    this.tool = null;
    /** @type {Map<number, {x: number, y: number}>} fingers and the mouse, where they are down */
    this.down = new Map();
    this.spaceHeld = false;
    this.spaceUsed = false;
    this.edge = 0;
    this.travelled = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.release(event));
    canvas.addEventListener("pointercancel", (event) => this.release(event, true));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("dblclick", (event) => this.open(event));
  }

  /** @param {MouseEvent} event @returns {At} */
  at(event) {
    const { left, top } = this.canvas.getBoundingClientRect();
    const screen = { x: event.clientX - left, y: event.clientY - top };
    const { shiftKey, ctrlKey, metaKey, altKey } = event;
    return { screen, world: this.canvas.view.toWorld(screen), shift: shiftKey, toggle: ctrlKey || metaKey, alt: altKey };
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button > 1 || (event.target instanceof Element && event.target.closest("button, input, textarea, a, [data-fold], [data-press]"))) return;
    this.travelled = 0;
    this.down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.canvas.setPointerCapture(event.pointerId);
    if (this.down.size > 1) this.cancel();
    else this.start(this.toolFor(event));
    this.waitForMenu(event);
    event.preventDefault();
  }

  /** A finger that rests opens the menu. @param {PointerEvent} event */
  waitForMenu({ pointerType, clientX, clientY }) {
    clearTimeout(this.resting);
    if (pointerType !== "touch" || this.down.size > 1) return;
    this.resting = setTimeout(() => {
      this.cancel();
      this.down.clear();
      this.canvas.tell("canvas:menu", { x: clientX, y: clientY });
    }, LONG_PRESS_MS);
  }

  /** @param {PointerEvent} event @param {{x: number, y: number}} last where the finger was before */
  hasMoved({ clientX, clientY }, last) {
    this.travelled += Math.hypot(clientX - last.x, clientY - last.y);
    if (this.travelled > REST_PX) clearTimeout(this.resting);
  }

  /** @param {Tool | null} tool */
  start(tool) {
    this.tool = tool;
    this.canvas.style.cursor = tool?.cursor ?? "";
  }

  /** @param {PointerEvent} event @returns {Tool | null} */
  toolFor(event) {
    const { canvas } = this;
    const at = this.at(event);
    this.spaceUsed ||= this.spaceHeld;
    if (event.button === 1 || this.spaceHeld) return new Pan(canvas, at);
    return this.linkAt(at) ?? this.dragAt(at, event) ?? this.wireUnder(at) ?? this.dragBelow(at, event) ?? this.onEmpty(at, event);
  }

  /** @param {At} at @returns {Tool | null} */
  linkAt(at) {
    const { scene, commands, view } = this.canvas;
    if (!scene || !commands || view.far || matchMedia(NARROW).matches) return null;
    const hit = portAt(scene, at.world, view.zoom);
    if (hit === null) return null;
    this.canvas.focusQuietly(hit.card.id);
    return linkFrom(this.canvas, hit.card.id, hit.port);
  }

  /** @param {At} at @param {PointerEvent} event @returns {Tool | null} null: there is no step here */
  dragAt(at, event) {
    const { canvas } = this;
    const card = canvas.scene ? cardAt(canvas.scene, at.world, canvas.selection.steps) : null;
    if (card === null) return null;
    if (at.shift || at.toggle) canvas.selection.toggle(card.id);
    else if (!canvas.selection.steps.has(card.id)) canvas.selection.set([card.id]);
    canvas.focusQuietly(card.id);
    return canvas.selection.steps.has(card.id) ? this.dragOrPan(at, event, card.id) : new Pan(canvas, at);
  }

  /** @param {At} at @param {PointerEvent} event @param {string} held @returns {Tool} on a phone the finger only pans */
  dragOrPan(at, event, held) {
    const onPhone = matchMedia(NARROW).matches && event.pointerType !== "mouse";
    return this.canvas.commands && !onPhone ? new Drag(this.canvas, at, held) : new Pan(this.canvas, at);
  }

  /** Selects the wire there is here. @param {At} at @returns {Tool | null} null: there is none */
  wireUnder({ world }) {
    const { canvas } = this;
    const wire = canvas.scene ? wireAt(canvas.scene, world, canvas.view.zoom) : null;
    canvas.focus({ preventScroll: true });
    if (wire === null) return null;
    canvas.selection.set([], [wire.id]);
    return RESTING;
  }

  /** What lies below the wires: a note, or a group by its header. @param {At} at @param {PointerEvent} event @returns {Tool | null} */
  dragBelow(at, event) {
    const { scene, selection, commands } = this.canvas;
    if (!scene) return null;
    const hit = noteAt(scene.notes, at.world);
    if (hit?.part === "corner" && commands) return new ResizeNote(this.canvas, at, hit.note);
    const group = groupAt(scene.shownGroups, at.world);
    const id = hit?.note.id ?? (group?.part === "header" ? group.group.id : undefined);
    if (id === undefined) return null;
    if (!(selection.notes.has(id) || selection.groups.has(id))) selection.add(id, hit === null ? "groups" : "notes", at.shift || at.toggle);
    return this.dragOrPan(at, event, id);
  }

  /** @param {At} at @param {PointerEvent} event @returns {Tool | null} */
  onEmpty(at, event) {
    const { canvas } = this;
    if (event.pointerType !== "touch") return new Marquee(canvas, at);
    canvas.selection.set([]);
    return new Pan(canvas, at);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const last = this.down.get(event.pointerId);
    if (last === undefined) return this.hover(event);
    this.hasMoved(event, last);
    if (this.down.size === 2) this.pinch(event);
    this.down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const at = this.at(event);
    this.tool?.move(at);
    this.panAtEdge(at);
  }

  /** Shows what a press would do. @param {PointerEvent} event */
  hover(event) {
    const { canvas } = this;
    if (!canvas.scene || event.pointerType === "touch") return;
    const { world } = this.at(event);
    const port = canvas.view.far ? null : portAt(canvas.scene, world, canvas.view.zoom);
    canvas.style.cursor = port !== null && canvas.commands ? "crosshair" : "";
    const onWire = port === null && !canvas.view.far && cardAt(canvas.scene, world, canvas.selection.steps) === null;
    canvas.hoverWire(onWire ? (wireAt(canvas.scene, world, canvas.view.zoom)?.id ?? null) : null);
  }

  /** @param {PointerEvent} event two fingers: their distance zooms, their middle pans */
  pinch(event) {
    const other = [...this.down].find(([id]) => id !== event.pointerId)?.[1];
    const last = this.down.get(event.pointerId);
    if (!other || !last) return;
    const { view } = this.canvas;
    const { left, top } = this.canvas.getBoundingClientRect();
    const apart = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    const ratio = apart / Math.max(Math.hypot(last.x - other.x, last.y - other.y), 1);
    const middle = { x: (event.clientX + other.x) / 2 - left, y: (event.clientY + other.y) / 2 - top };
    view.zoomTo(view.zoom * ratio, middle);
    view.pan((event.clientX - last.x) / 2, (event.clientY - last.y) / 2);
    this.canvas.viewChanged();
  }

  /** Keeps panning while a gesture is held at the edge. @param {At} at */
  panAtEdge(at) {
    cancelAnimationFrame(this.edge);
    const { width, height } = this.canvas.view;
    const dx = pull(at.screen.x, width);
    const dy = pull(at.screen.y, height);
    if (this.tool === null || this.tool instanceof Pan || (dx === 0 && dy === 0)) return;
    this.edge = requestAnimationFrame(() => {
      this.canvas.view.pan(dx, dy);
      this.canvas.viewChanged();
      const moved = { ...at, world: this.canvas.view.toWorld(at.screen) };
      this.tool?.move(moved);
      this.panAtEdge(moved);
    });
  }

  /** @param {PointerEvent} event @param {boolean} [cancelled] */
  release(event, cancelled = false) {
    clearTimeout(this.resting);
    if (!this.down.delete(event.pointerId)) return;
    cancelAnimationFrame(this.edge);
    const tool = this.tool;
    this.start(null);
    if (cancelled) tool?.cancel();
    else tool?.end(this.at(event));
  }

  /** While Space is held, the pointer pans. */
  hold() {
    if (!this.spaceHeld) this.spaceUsed = false;
    this.spaceHeld = true;
  }

  /** @returns {boolean} whether the pointer has panned since */
  letGo() {
    this.spaceHeld = false;
    return this.spaceUsed;
  }

  /** @returns {boolean} whether there was a gesture to take back */
  cancel() {
    cancelAnimationFrame(this.edge);
    const tool = this.tool;
    this.start(null);
    tool?.cancel();
    return tool !== null;
  }

  /** @param {WheelEvent} event wheel pans, with Ctrl (and by pinching) it zooms at the pointer */
  wheel(event) {
    event.preventDefault();
    const { view } = this.canvas;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    if (event.ctrlKey || event.metaKey) view.zoomTo(view.zoom * Math.exp(-event.deltaY * unit * WHEEL_ZOOM), this.at(event).screen);
    else if (event.shiftKey && event.deltaX === 0) view.pan(-event.deltaY * unit, 0);
    else view.pan(-event.deltaX * unit, -event.deltaY * unit);
    this.canvas.viewChanged();
  }

  /** A double click opens what is there. @param {MouseEvent} event */
  open(event) {
    const { scene, selection } = this.canvas;
    if (!scene || (event.target instanceof Element && event.target.closest("input, textarea, [data-fold]"))) return;
    const { world } = this.at(event);
    const card = cardAt(scene, world, selection.steps);
    const note = noteAt(scene.notes, world)?.note;
    const group = groupAt(scene.shownGroups, world);
    if (card !== null) this.canvas.tell("step:open", { id: card.id });
    else if (note !== undefined) this.canvas.tell("note:edit", { id: note.id });
    else if (group?.part === "header") this.canvas.tell("group:rename", { id: group.group.id });
  }
}

/** @param {number} at @param {number} size @returns {number} how far to pan, nothing away from the edges */
function pull(at, size) {
  if (at < EDGE) return EDGE_SPEED;
  return at > size - EDGE ? -EDGE_SPEED : 0;
}
