/** Connecting from a list: first which port of the step, then what stands at the other end. */

import { openList } from "../popup_list.js";
import { sentenceOf } from "../sentences.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../model/rules.js").Wire} Wire */
/** @typedef {import("../popup_options.js").Item} Item */
/** @typedef {{id: string, label: string, hint: string, wire?: (other: string) => Wire, input?: string}} Port `input`: one whose data is picked */

export class ConnectList {
  /** @param {FlowCanvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  get commands() {
    const { commands } = this.canvas;
    if (!commands) throw new TypeError("A workflow to look at only has no wires to draw");
    return commands;
  }

  /** @param {string} step @param {Element} at what it opens beside */
  open(step, at) {
    const ports = this.portsOf(step);
    const items = ports.map(({ id, label, hint }) => ({ id, label, hint }));
    const label = interpolate(gettext("Connect %s"), [this.commands.draft.name(step)]);
    openList({ at, label, items, onPick: ({ id }) => this.openPort(ports.find((port) => port.id === id), at) });
  }

  /** @param {string} step @param {Element} at */
  openAfter(step, at) {
    this.openPort(this.portsOf(step)[0], at);
  }

  /** @param {string} step @returns {Port[]} */
  portsOf(step) {
    const { draft } = this.commands;
    const namesOf = (/** @type {readonly string[]} */ ids) => ids.map((id) => draft.name(id)).join(", ");
    /** @type {Port[]} */
    const ports = [
      { id: "before", label: gettext("Runs after…"), hint: namesOf(draft.linked(step, "depends")), wire: (other) => ({ from: other, to: step, as: "depends" }) },
      { id: "after", label: gettext("Followed by…"), hint: "", wire: (other) => ({ from: step, to: other, as: "depends" }) },
    ];
    if (draft.entity(step).value.type === "condition") {
      ports.push({ id: "then", label: gettext("When true…"), hint: namesOf(draft.linked(step, "then")), wire: (other) => ({ from: step, to: other, as: "then" }) });
      ports.push({ id: "else", label: gettext("When false…"), hint: namesOf(draft.linked(step, "else")), wire: (other) => ({ from: step, to: other, as: "else" }) });
    }
    const inputs = draft.owned(step, "input").map(({ id, value }) => ({ id, label: interpolate(gettext("Data for %s…"), [draft.name(id)]), hint: String(value.type ?? ""), input: id }));
    return [...ports, ...inputs];
  }

  /** @param {Port | undefined} port @param {Element} at */
  openPort(port, at) {
    if (port?.wire !== undefined) this.openSteps(port.label, port.wire, at);
    if (port?.input !== undefined) this.pickData(port.input, at);
  }

  /** @param {string} label @param {(other: string) => Wire} wireTo @param {Element} at */
  openSteps(label, wireTo, at) {
    const items = this.steps(wireTo);
    openList({ at, label, items, filter: true, placeholder: gettext("Find a step"), onPick: ({ id, chosen }) => this.join(wireTo(id), chosen === true) });
  }

  /** @param {(other: string) => Wire} wireTo @returns {Item[]} what holds now, then what fits, then what does not with its reason */
  steps(wireTo) {
    const { draft } = this.commands;
    const rules = this.commands.rules();
    const items = draft.steps.map((id) => {
      const wire = wireTo(id);
      const chosen = this.holds(wire);
      const fault = chosen ? null : rules.refusal(wire);
      return { id, label: draft.name(id), chosen, ...(fault === null ? {} : { disabledReason: sentenceOf(fault) }) };
    });
    const rank = (/** @type {Item} */ item) => (item.chosen ? 0 : item.disabledReason === undefined ? 1 : 2);
    return items.filter((item) => wireTo(item.id).from !== wireTo(item.id).to).sort((one, other) => rank(one) - rank(other));
  }

  /** @param {Wire} wire */
  holds({ from, to, as }) {
    const [owner, member] = as === "depends" ? [to, from] : [from, to];
    return this.commands.draft.linked(owner, as).includes(member);
  }

  /** @param {Wire} wire @param {boolean} joined then it is taken away */
  join(wire, joined) {
    if (!joined) return void this.commands.connect(wire);
    const wires = this.canvas.scene?.wires.filter(({ from, to, as }) => from === wire.from && to === wire.to && as === wire.as) ?? [];
    this.commands.remove({ wires });
  }

  /** @param {string} input @param {Element} at */
  pickData(input, at) {
    const type = this.commands.draft.entity(input).value.type;
    const target = { entity: input, path: ["data"], kind: "input", types: typeof type === "string" ? [type] : [] };
    at.dispatchEvent(new CustomEvent("reference:pick", { bubbles: true, detail: { target, at } }));
  }
}
