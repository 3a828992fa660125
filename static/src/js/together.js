/** Other people on the same workflow: what they do appears, and the bar, the canvas and the outline show them. */

import { html } from "./canvas/markup.js";
import { Events } from "./sync/events.js";
import { Presence } from "./sync/presence.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./sync/events.js").Present} Present */

/** @param {FlowCanvas} canvas @param {Session} session */
export function watchOthers(canvas, session) {
  const presence = new Presence(session.server, session.person);
  const list = /** @type {HTMLElement} */ (document.getElementById("people"));
  presence.addEventListener("people", () => show(presence, list, canvas));
  canvas.addEventListener("step:select", (event) => {
    const { ids, groups = [], notes = [] } = /** @type {CustomEvent} */ (event).detail;
    void presence.say([...ids, ...groups, ...notes]);
  });
  document.addEventListener("visibilitychange", () => document.hidden || presence.say());
  void presence.say();
  new Events(`${canvas.dataset.events}?client=${presence.client}`, {
    change: (news) => session.told(news),
    presence: ({ people }) => presence.hear(people),
  });
}

/** @param {Presence} presence @param {HTMLElement} list @param {FlowCanvas} canvas */
function show(presence, list, canvas) {
  const { people, selections } = presence;
  list.replaceChildren(...people.map(avatar));
  list.hidden = people.length === 0;
  canvas.setPresence(selections);
  document.dispatchEvent(new CustomEvent("presence:read", { detail: { people: presence.others } }));
}

/** @param {Present} person */
function avatar({ name, initials, color }) {
  const letters = html("span", { "aria-hidden": "true" }, initials);
  return html("li", { class: `avatar c${color}`, title: name }, letters, html("span", { class: "vh" }, name));
}
