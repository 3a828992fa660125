/** The options of a popup list: groups with headings, hints, shortcuts, and why something cannot be chosen. */

import { html, icon } from "./canvas/markup.js";

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} label
 * @property {string} [hint]  said at the end of its line
 * @property {string} [icon]
 * @property {string} [keys]  its shortcut
 * @property {string} [group]  heading above it and its neighbours of the same group
 * @property {boolean} [ruled]  a line above it
 * @property {boolean} [chosen]  what holds now
 * @property {string} [disabledReason]  why it cannot be chosen
 * @property {string} [also]  further words it is found by
 * @property {boolean} [always]  there whatever is typed
 * @property {() => Node} [face]  what is shown in place of the label
 * @property {() => Node} [end]  what is shown in place of the hint
 */

/** @param {readonly Item[]} items @param {string} id of the list @returns {HTMLElement[]} what scrolls, then what is always in sight */
export function optionList(items, id) {
  /** @type {[HTMLElement[], HTMLElement[]]} */
  const [scrolled, pinned] = [[], []];
  items.forEach((item, index) => {
    const option = optionOf(item, `${id}-${index}`);
    const { group = "" } = item;
    if (item.always) pinned.push(option);
    else if (group === "") scrolled.push(option);
    else if (group === items[index - 1]?.group) scrolled.at(-1)?.append(option);
    else scrolled.push(groupOf(group, option));
  });
  return pinned.length === 0 ? scrolled : [...scrolled, html("div", { role: "presentation", class: "pinned" }, ...pinned)];
}

/** @param {string} name @param {HTMLElement} first */
function groupOf(name, first) {
  return html("div", { role: "group", "aria-label": name }, html("div", { class: "mh", "aria-hidden": "true" }, name), first);
}

/** @param {Item} item @param {string} id */
function optionOf(item, id) {
  const { label, hint = "", disabledReason, keys = "" } = item;
  const face = item.face?.() ?? html("span", { class: "trunc" }, label);
  const attributes = { role: "option", id, class: item.ruled ? "mi ruled" : "mi", "data-choice": item.id, "aria-selected": "false" };
  const option = html("div", attributes, item.icon ? icon(item.icon, "s") : null, face,
    html("span", { class: "grow" }),
    html("span", { class: "end trunc", title: disabledReason ?? hint }, item.end?.() ?? disabledReason ?? hint),
    keys === "" ? null : html("kbd", {}, keys),
    item.chosen ? icon("check", "s") : null);
  if (disabledReason !== undefined) option.setAttribute("aria-disabled", "true");
  if (item.chosen) option.append(html("span", { class: "vh" }, gettext("chosen now")));
  return option;
}
