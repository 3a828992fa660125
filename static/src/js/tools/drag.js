/**
 * Dragging: what is selected moves together, in line with what stands near or on the grid; one
 * change when it is let go. Steps can land in a group, out of one, or in between the ends of a wire.
 */

import { snappedTo } from "../model/aligning.js";
import { boxOfThing, carriedBy, parted, standing } from "./carried.js";
import { GuideLines } from "./guide_lines.js";
import { innermost, Landing } from "./landing.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("./tool.js").Point} Point */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/scene.js").Scene} Scene */

/** A press that moves no further is a click. */
const CLICK_PX = 3;
const SNAP_PX = 6;

/** @implements {Tool} */
export class Drag {
  cursor = "grabbing";

  /** @param {FlowCanvas} canvas @param {At} start @param {string} held what is under the pointer */
  constructor(canvas, start, held) {
    this.canvas = canvas;
    this.scene = /** @type {Scene} */ (canvas.scene);
    this.start = start;
    this.held = held;
    this.before = carriedBy(this.scene, canvas.selection);
    this.box = boxOfThing(this.scene, held);
    this.others = standing(this.scene, this.before, canvas.view.seen());
    this.scene.frozen = parted(this.scene, this.before);
    this.landing = new Landing(canvas, this.loose());
    this.guides = new GuideLines(canvas);
    this.shift = { x: 0, y: 0 };
    this.moved = false;
  }

  /** @returns {string[]} the steps that are carried without the whole of their group */
  loose() {
    const groupOf = innermost(this.scene.groups.values());
    return [...this.canvas.selection.steps].filter((id) => {
      const group = groupOf.get(id);
      return group === undefined || this.scene.frozen.has(group);
    });
  }

  /** @param {At} at Alt turns lining up off */
  move({ world, screen, alt }) {
    this.moved ||= Math.hypot(screen.x - this.start.screen.x, screen.y - this.start.screen.y) > CLICK_PX;
    if (!this.moved) return;
    const { x, y } = this.box;
    const wanted = { ...this.box, x: x + world.x - this.start.world.x, y: y + world.y - this.start.world.y };
    const found = alt ? { x: Math.round(wanted.x), y: Math.round(wanted.y), guides: [] } : snappedTo(wanted, this.others, SNAP_PX / this.canvas.view.zoom);
    this.shift = { x: found.x - x, y: found.y - y };
    this.guides.show(found.guides);
    this.landing.over(world);
    this.show();
  }

  show() {
    for (const [id, { x, y }] of this.before) this.scene.moveTo(id, x + this.shift.x, y + this.shift.y);
    this.canvas.moved(this.before.keys());
  }

  /** @param {At} at */
  end(at) {
    this.leave();
    if (!this.moved) return this.click(at);
    const places = new Map([...this.before].map(([id, { x, y }]) => [id, { x: x + this.shift.x, y: y + this.shift.y }]));
    if (!this.put(places)) this.cancel();
  }

  /** @param {Map<string, Point>} places @returns {boolean} whether it was done */
  put(places) {
    const { commands } = this.canvas;
    const { wire, insertable, steps, group, joins } = this.landing;
    const at = places.get(insertable ?? "");
    if (!commands || (this.shift.x === 0 && this.shift.y === 0 && !joins)) return false;
    if (wire !== null && insertable !== null && at !== undefined) return commands.insert(insertable, at, wire);
    return joins ? commands.moveInto(places, steps, group) : commands.move(places);
  }

  /** A click on one of several selects it alone. @param {At} at */
  click({ shift, toggle }) {
    const { selection } = this.canvas;
    if (!shift && !toggle && selection.size > 1 && selection.steps.has(this.held)) selection.set([this.held]);
  }

  cancel() {
    this.leave();
    this.shift = { x: 0, y: 0 };
    this.show();
  }

  leave() {
    this.guides.remove();
    this.landing.clear();
    this.scene.frozen = new Set();
    this.scene.settled = false;
  }
}
