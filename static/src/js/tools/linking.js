/** From which port a wire is drawn, and when one that is there is pulled off instead. */

import { BEFORE } from "../canvas/geometry.js";
import { DataEnd, entityOf } from "./data_end.js";
import { Link } from "./link.js";
import { isOrderPort, OrderEnd } from "./order_end.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/wires.js").Wire} Wire */

/** A press on a port: pulls the wire off that ends there, else draws a new one. @param {FlowCanvas} canvas @param {string} step @param {string} port */
export function linkFrom(canvas, step, port) {
  const lifted = liftedFrom(canvas, step, port);
  return lifted === null ? newLink(canvas, step, port) : liftedLink(canvas, lifted);
}

/** @param {FlowCanvas} canvas @param {string} step @param {string} port @returns {Link} a new wire from there */
export function newLink(canvas, step, port) {
  const { commands } = canvas;
  if (!commands) throw new TypeError("A canvas to look at only has no wires to draw");
  const end = isOrderPort(port)
    ? new OrderEnd(canvas, commands.rules(), step, port)
    : new DataEnd(canvas, commands.dataRules(), step, port);
  return new Link(canvas, end);
}

/** @param {FlowCanvas} canvas @param {Wire} wire @returns {Link} its end is free, its start stays */
function liftedLink(canvas, wire) {
  const { commands } = canvas;
  if (!commands) throw new TypeError("A canvas to look at only has no wires to draw");
  const end = wire.as === "data"
    ? new DataEnd(canvas, commands.dataRules(entityOf(wire.end)), wire.from, wire.start, wire)
    : new OrderEnd(canvas, commands.rules(), wire.from, wire.start, wire);
  return new Link(canvas, end, wire);
}

/**
 * The wire that comes off with a port: the one that ends there; of several the selected one.
 * @param {FlowCanvas} canvas @param {string} step @param {string} port @returns {Wire | null}
 */
function liftedFrom({ scene, selection }, step, port) {
  if (port !== BEFORE && !port.startsWith("in:")) return null;
  const ending = (scene?.wiresAt.get(step) ?? []).filter(({ to, end }) => to === step && end === port);
  if (ending.length === 1) return ending[0] ?? null;
  return ending.find(({ id }) => selection.wires.has(id)) ?? null;
}
