/** Places by hand: moved, aligned, distributed, laid out. */

import { GROUP_HEADER, PADDING } from "../canvas/groups.js";
import { aligned, distributed } from "../model/aligning.js";
import { placeAll } from "../model/gestures.js";
import { groupedLayout } from "../model/group_layout.js";
import { StepCommands } from "./step_commands.js";

/** @typedef {import("../canvas/scene.js").Card} Card */
/** @typedef {import("../model/aligning.js").Axis} Axis */
/** @typedef {import("../model/aligning.js").Side} Side */
/** @typedef {import("../model/draft.js").Position} Position */

const INSET = { left: PADDING, right: PADDING, bottom: PADDING, top: GROUP_HEADER + 8 };

export class PlaceCommands extends StepCommands {
  /** @param {ReadonlyMap<string, Position>} places where steps and notes go @returns {boolean} */
  move(places) {
    return this.perform(gettext("Move"), placeAll(places));
  }

  /** @param {readonly string[]} ids at least two @param {Side} side @returns {boolean} */
  align(ids, side) {
    return this.perform(gettext("Align"), placeAll(aligned(this.boxesOf(ids), side)));
  }

  /** @param {readonly string[]} ids at least three @param {Axis} axis @returns {boolean} */
  distribute(ids, axis) {
    return this.perform(gettext("Distribute"), placeAll(distributed(this.boxesOf(ids), axis)));
  }

  /** @param {readonly string[]} ids of steps and notes */
  boxesOf(ids) {
    return ids.flatMap((id) => {
      const area = this.scene.areaOf(id);
      return area === null ? [] : [{ id, x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top }];
    });
  }

  /** Everything gets a place from the layout. @returns {boolean} */
  arrange() {
    return this.perform(gettext("Auto layout"), placeAll(this.laidOut([...this.scene.cards.values()])));
  }

  /** Only these get a place from the layout, where they are now; the rest stays. @param {readonly string[]} ids @returns {boolean} */
  arrangeOnly(ids) {
    const cards = ids.flatMap((id) => this.scene.cards.get(id) ?? []);
    const places = this.laidOut(cards);
    const [was, now] = [topLeft(cards), topLeft([...places.values()])];
    const moved = [...places].map(([id, { x, y }]) => /** @type {const} */ ([id, { x: x - now.x + was.x, y: y - now.y + was.y }]));
    return this.perform(gettext("Auto layout of the selection"), placeAll(new Map(moved)));
  }

  /** @param {Card[]} cards @returns {Map<string, Position>} an auto layout of them that keeps groups together */
  laidOut(cards) {
    const chosen = new Set(cards.map(({ id }) => id));
    const groups = [...this.scene.groups.values()].filter(({ steps }) => steps.length > 0 && steps.every((id) => chosen.has(id)));
    const frames = groups.map(({ id, steps, inner, collapsed, width, height }) => ({
      id, members: [...steps, ...inner], width: collapsed ? width : null, height: collapsed ? height : null,
    }));
    const boxes = cards.map(({ id, box }) => ({ id, width: box.width, height: box.height }));
    return groupedLayout(boxes, this.edgesAmong(chosen), frames, INSET);
  }

  /** @param {ReadonlySet<string>} chosen steps @returns {import("../model/layers.js").Edge[]} */
  edgesAmong(chosen) {
    const heightOf = (/** @type {string} */ step, /** @type {string} */ port) => this.scene.cards.get(step)?.box.ports.get(port)?.y ?? 0;
    return this.scene.wires.filter(({ from, to }) => chosen.has(from) && chosen.has(to))
      .map(({ from, to, start, end }) => ({ from, to, fromY: heightOf(from, start), toY: heightOf(to, end) }));
  }
}

/** @param {readonly Position[]} places @returns {Position} */
function topLeft(places) {
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}
