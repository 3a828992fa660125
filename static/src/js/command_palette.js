/** The command palette: jumps to anything in the workflow and runs any command, the newest first. */

import { allItems } from "./command_items.js";
import { matching } from "./model/find.js";
import { openList } from "./popup_list.js";

/** @typedef {import("./command_items.js").Command} Command */
/** @typedef {import("./editor.js").Editor} Editor */

const WIDTH = 560;
const TOP = 56;
/** So many of one kind are shown; typing on finds the others. */
const OF_A_KIND = 12;
const RECENT = 6;

/** @param {Editor} editor */
export function openPalette(editor) {
  const items = allItems(editor);
  const key = `weft.recent.${editor.canvas.dataset.workflow ?? ""}`;
  openList({
    at: { x: (innerWidth - WIDTH) / 2, y: TOP }, look: "palette", filter: true,
    label: gettext("Go to or do"), placeholder: gettext("Find a step, a parameter, a problem, a command"),
    items: (text) => (text.trim() === "" ? atFirst(items, readRecent(key)) : found(items, text)),
    onPick: ({ id }) => {
      keepRecent(key, id);
      items.find((item) => item.id === id)?.run();
    },
  });
}

/** @param {readonly Command[]} items @param {readonly string[]} recent @returns {Command[]} what was used last, then some of everything */
function atFirst(items, recent) {
  const before = recent.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const again = before.map((item) => ({ ...item, group: gettext("Recent") }));
  return [...again, ...fewOfEach(items.filter((item) => !before.includes(item)), Math.ceil(OF_A_KIND / 2), OF_A_KIND * 4)];
}

/** @param {readonly Command[]} items @param {string} text `>` finds commands alone */
function found(items, text) {
  const commands = text.startsWith(">");
  const among = commands ? items.filter(({ group }) => group === gettext("Commands")) : items;
  return fewOfEach(matching(among, commands ? text.slice(1) : text), OF_A_KIND, commands ? Infinity : OF_A_KIND);
}

/** @param {readonly Command[]} items @param {number} most of a kind @param {number} commands that are shown @returns {Command[]} */
function fewOfEach(items, most, commands) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return items.filter(({ group }) => {
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count <= (group === gettext("Commands") ? commands : most);
  });
}

/** @param {string} key @returns {string[]} */
function readRecent(key) {
  return (localStorage.getItem(key) ?? "").split("\n").filter((id) => id !== "");
}

/** @param {string} key @param {string} id */
function keepRecent(key, id) {
  const recent = [id, ...readRecent(key).filter((each) => each !== id)].slice(0, RECENT);
  localStorage.setItem(key, recent.join("\n"));
}
