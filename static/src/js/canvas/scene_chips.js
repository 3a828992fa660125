/** The scenes of the workflow as buttons above the canvas: one shows which steps belong to it. */

import { html, icon } from "./markup.js";

/** @typedef {import("./flow_canvas.js").FlowCanvas} FlowCanvas */

export class SceneChips {
  /** @param {HTMLElement} element hidden while the workflow has no scenes @param {FlowCanvas} canvas */
  constructor(element, canvas) {
    this.element = element;
    this.canvas = canvas;
    this.text = "";
    element.addEventListener("click", (event) => this.press(event));
  }

  /** Follows the draft; nothing is built when it reads as before. */
  draw() {
    const scenes = this.canvas.scene?.policyScenes ?? [];
    const text = scenes.map(({ id, name, steps }) => `${id} ${name} ${steps.size}`).join("\n");
    if (text === this.text) return;
    this.text = text;
    this.element.hidden = scenes.length === 0;
    const chips = scenes.map(({ id, name, steps }) => chip(id, name, countText(steps.size)));
    this.element.replaceChildren(icon("layers", "s"), chip("", gettext("All steps"), ""), ...chips);
    this.mark();
  }

  /** @param {Event} event */
  press(event) {
    const id = event.target instanceof Element ? event.target.closest("button")?.dataset.scene : undefined;
    if (id === undefined) return;
    this.canvas.showScene(id === "" ? null : id);
    this.mark();
  }

  mark() {
    const shown = this.canvas.scene?.policyScene?.id ?? "";
    for (const button of this.element.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.scene === shown));
  }
}

/** @param {string} id "" for all steps @param {string} name @param {string} hint */
function chip(id, name, hint) {
  return html("button", { class: "chip trunc", type: "button", "data-scene": id, title: hint }, name);
}

/** @param {number} count */
function countText(count) {
  return interpolate(ngettext("%s step", "%s steps", count), [count]);
}
