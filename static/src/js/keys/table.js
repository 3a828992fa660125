/**
 * Every shortcut of the editor, once: the keys that are bound, the list behind `?`, the command
 * palette and the tests all read this table.
 */

/** @typedef {"graph" | "canvas" | "list" | "page"} Scope `graph`: with the focus on the canvas or in the outline */
/**
 * @typedef {object} Shortcut
 * @property {string} action  what `actions` calls it
 * @property {readonly string[]} keys  chords as `chord()` writes them; the first ones are shown
 * @property {Scope} scope
 * @property {() => string} label
 * @property {Section} section
 * @property {boolean} [edits]  only for those who may edit
 * @property {readonly string[]} [shown]  keys as they are listed, where one entry stands for several
 * @property {boolean} [native]  the browser turns these keys into an event of its own, which is listened to
 */
/** @typedef {"steps" | "order" | "view" | "page"} Section */

/** @type {readonly Section[]} */
export const SECTIONS = ["steps", "order", "view", "page"];

/** @param {Section} section @returns {string} */
export function titleOf(section) {
  if (section === "steps") return gettext("Steps");
  if (section === "order") return gettext("Walk and select");
  return section === "view" ? gettext("View") : gettext("Page");
}

/** @type {readonly Shortcut[]} */
export const SHORTCUTS = [
  { action: "add", keys: ["n"], scope: "graph", section: "steps", edits: true, label: () => gettext("Add a step") },
  { action: "find", keys: ["/"], scope: "graph", section: "steps", edits: true, label: () => gettext("Find a step to add") },
  { action: "connect", keys: ["c"], scope: "graph", section: "steps", edits: true, label: () => gettext("Connect; arrows choose, Enter joins, C changes the port") },
  { action: "reference", keys: ["$"], scope: "graph", section: "steps", edits: true, label: () => gettext("Point a field at a reference") },
  { action: "rename", keys: ["f2"], scope: "graph", section: "steps", edits: true, label: () => gettext("Rename") },
  { action: "remove", keys: ["delete", "backspace"], scope: "graph", section: "steps", edits: true, label: () => gettext("Delete the selection") },
  { action: "duplicate", keys: ["mod+d"], scope: "graph", section: "steps", edits: true, label: () => gettext("Duplicate") },
  { action: "copy", keys: ["mod+c"], scope: "graph", section: "steps", native: true, label: () => gettext("Copy") },
  { action: "cut", keys: ["mod+x"], scope: "graph", section: "steps", edits: true, native: true, label: () => gettext("Cut") },
  { action: "paste", keys: ["mod+v"], scope: "graph", section: "steps", edits: true, native: true, label: () => gettext("Paste") },
  { action: "group", keys: ["mod+g"], scope: "graph", section: "steps", edits: true, label: () => gettext("Group") },
  { action: "ungroup", keys: ["mod+shift+g"], scope: "graph", section: "steps", edits: true, label: () => gettext("Ungroup") },
  { action: "remove-only", keys: ["shift+delete"], scope: "graph", section: "steps", edits: true, label: () => gettext("Delete and leave the gap") },
  { action: "open", keys: ["enter"], scope: "graph", section: "steps", label: () => gettext("Open in the inspector; a group: collapse") },
  { action: "menu", keys: ["shift+f10", "contextmenu"], scope: "graph", section: "steps", native: true, label: () => gettext("Everything that can be done here") },
  { action: "nudge-left", keys: ["alt+arrowleft"], scope: "canvas", section: "steps", edits: true, shown: ["alt+←↑→↓"], label: () => gettext("Move the selection; with Shift farther") },
  { action: "nudge-right", keys: ["alt+arrowright"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move right") },
  { action: "nudge-up", keys: ["alt+arrowup"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move up") },
  { action: "nudge-down", keys: ["alt+arrowdown"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move down") },
  { action: "nudge-far-left", keys: ["alt+shift+arrowleft"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move far left") },
  { action: "nudge-far-right", keys: ["alt+shift+arrowright"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move far right") },
  { action: "nudge-far-up", keys: ["alt+shift+arrowup"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move far up") },
  { action: "nudge-far-down", keys: ["alt+shift+arrowdown"], scope: "canvas", section: "steps", edits: true, shown: [], label: () => gettext("Move far down") },
  { action: "arrange", keys: ["shift+l"], scope: "graph", section: "steps", edits: true, label: () => gettext("Auto layout") },

  { action: "walk-left", keys: ["arrowleft"], scope: "canvas", section: "order", shown: ["←", "→"], label: () => gettext("Walk along the wires") },
  { action: "walk-right", keys: ["arrowright"], scope: "canvas", section: "order", shown: [], label: () => gettext("Next along the wires") },
  { action: "walk-up", keys: ["arrowup"], scope: "canvas", section: "order", shown: ["↑", "↓"], label: () => gettext("Next step above or below") },
  { action: "walk-down", keys: ["arrowdown"], scope: "canvas", section: "order", shown: [], label: () => gettext("Next step below") },
  { action: "walk-first", keys: ["home"], scope: "canvas", section: "order", shown: ["Home", "End"], label: () => gettext("First step, last step") },
  { action: "walk-last", keys: ["end"], scope: "canvas", section: "order", shown: [], label: () => gettext("Last step") },
  { action: "extend-left", keys: ["shift+arrowleft"], scope: "canvas", section: "order", shown: ["shift+←↑→↓"], label: () => gettext("Select more") },
  { action: "extend-right", keys: ["shift+arrowright"], scope: "canvas", section: "order", shown: [], label: () => gettext("Select more to the right") },
  { action: "extend-up", keys: ["shift+arrowup"], scope: "canvas", section: "order", shown: [], label: () => gettext("Select more above") },
  { action: "extend-down", keys: ["shift+arrowdown"], scope: "canvas", section: "order", shown: [], label: () => gettext("Select more below") },
  { action: "select-all", keys: ["mod+a"], scope: "graph", section: "order", label: () => gettext("Select all") },
  { action: "hold", keys: ["space"], scope: "canvas", section: "order", label: () => gettext("Select; held while dragging, pan") },
  { action: "cancel", keys: ["escape"], scope: "graph", section: "order", label: () => gettext("Cancel, or select nothing") },

  { action: "fit", keys: ["1"], scope: "graph", section: "view", label: () => gettext("Fit everything") },
  { action: "fit-selection", keys: ["2"], scope: "graph", section: "view", label: () => gettext("Fit the selection") },
  { action: "zoom-100", keys: ["0"], scope: "graph", section: "view", label: () => gettext("Real size") },
  { action: "zoom-in", keys: ["+", "="], scope: "graph", section: "view", shown: ["+"], label: () => gettext("Zoom in") },
  { action: "zoom-out", keys: ["-"], scope: "graph", section: "view", shown: ["−"], label: () => gettext("Zoom out") },
  { action: "minimap", keys: ["m"], scope: "graph", section: "view", label: () => gettext("Minimap") },
  { action: "palette", keys: ["["], scope: "graph", section: "view", label: () => gettext("Palette") },
  { action: "inspector", keys: ["]"], scope: "graph", section: "view", label: () => gettext("Inspector") },
  { action: "problems", keys: ["p"], scope: "graph", section: "view", label: () => gettext("Problems") },

  { action: "run", keys: ["mod+enter"], scope: "page", section: "page", label: () => gettext("Run") },
  { action: "run-from-here", keys: ["mod+shift+enter"], scope: "graph", section: "page", label: () => gettext("Run from the selected step") },
  { action: "go", keys: ["mod+k"], scope: "page", section: "page", label: () => gettext("Go to anything, or do anything") },
  { action: "undo", keys: ["mod+z"], scope: "page", section: "page", edits: true, label: () => gettext("Undo") },
  { action: "redo", keys: ["mod+shift+z", "mod+y"], scope: "page", section: "page", edits: true, label: () => gettext("Redo") },
  { action: "drawer", keys: ["mod+j"], scope: "page", section: "page", label: () => gettext("Fold the details") },
  { action: "help", keys: ["?"], scope: "graph", section: "page", label: () => gettext("This list") },
];

/** @param {string} action @returns {string} the chord that does it, "" where it has none */
export function keysOf(action) {
  return SHORTCUTS.find((shortcut) => shortcut.action === action)?.keys[0] ?? "";
}
