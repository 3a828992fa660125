/** What keys, buttons, menus and the command palette do on the workflow page, by name. */

import { announce } from "./announce.js";
import { openPalette } from "./command_palette.js";
import { showToast } from "./site/toasts.js";

/** @typedef {import("./editor.js").Editor} Editor */
/** @typedef {import("./keys/keyboard.js").Actions} Actions */

export class EditorActions {
  /** @param {Editor} editor @param {import("./keys/keys.js").Keys} keys */
  constructor(editor, keys) {
    this.editor = editor;
    this.keys = keys;
    this.canvas = editor.canvas;
  }

  /** @returns {Actions} */
  all() {
    return { ...this.editor.hand?.all(), ...this.keys.canvas.actions(), ...this.ofSteps(), ...this.ofView(), ...this.ofPage(), ...this.editor.running.actions() };
  }

  /** @returns {Actions} */
  ofSteps() {
    const { palette, pointer, references } = this.editor;
    return {
      add: () => palette?.find(),
      find: () => palette?.find(),
      connect: () => this.keys.linking.start(this.current),
      rename: () => this.rename(),
      remove: () => this.remove(),
      json: () => this.json(),
      reference: () => references?.choose(this.current),
      open: () => this.open(),
      arrange: () => this.arrange(),
      cancel: () => pointer.cancel() || this.canvas.selection.set([]),
      hold: () => pointer.hold(),
    };
  }

  /** @returns {Actions} */
  ofView() {
    const { canvas } = this;
    const { drawer, inspector } = this.editor;
    return {
      fit: () => canvas.fit(),
      "fit-selection": () => canvas.fitSelection(),
      "zoom-in": () => canvas.zoomStep(1),
      "zoom-out": () => canvas.zoomStep(-1),
      "zoom-100": () => canvas.zoomTo(1),
      minimap: () => canvas.toggleMinimap(),
      palette: () => document.body.classList.toggle("no-palette"),
      inspector: () => inspector.toggle(),
      drawer: () => drawer.fold(),
      problems: () => this.problems(),
    };
  }

  /** @returns {Actions} */
  ofPage() {
    return {
      undo: () => this.step("undo"),
      redo: () => this.step("redo"),
      go: () => openPalette(this.editor),
      help: () => this.keys.help.toggle(),
      "copy-spec": () => this.copySpec(),
    };
  }

  /** The step that has the focus, or had it last. */
  get current() {
    return this.canvas.cardLayer?.current ?? "";
  }

  /** Opens a step in the inspector, a group or a note as the pointer would. */
  open() {
    const { here } = this.keys.canvas;
    if (here?.kind === "group") return this.canvas.collapse(here.id);
    if (here === undefined) return;
    this.canvas.selection.set([this.current]);
    this.canvas.tell("step:open", { id: this.current });
  }

  /** Shows the problems and goes there. */
  problems() {
    this.editor.drawer.show("panel-problems");
    document.getElementById("tab-problems")?.focus();
  }

  /** A group where it stands, a step in the inspector. */
  rename() {
    const { here } = this.keys.canvas;
    if (here?.kind === "group") this.editor.hand?.actions.renameGroup(here.id);
    else void this.editor.inspector.edit(this.current);
  }

  arrange() {
    this.editor.commands.arrange();
    this.canvas.fit();
  }

  /** @param {"undo" | "redo"} which */
  async step(which) {
    const { session } = this.editor;
    if (!session.steps[which]) return announce(which === "undo" ? gettext("You have nothing to undo") : gettext("You have nothing to redo"));
    const { label = "" } = session.history.next(which) ?? {};
    if (await session.step(which)) announce(saidOfStep(which, label));
  }

  remove() {
    const inList = this.editor.outline.hasFocus;
    this.editor.hand?.actions.remove(true);
    if (inList) this.editor.outline.selectHere();
  }

  /** Shows the JSON of what is selected. */
  json() {
    this.editor.drawer.show("panel-spec");
  }

  async copySpec() {
    await navigator.clipboard.writeText(await this.editor.spec.whole());
    showToast({ message: gettext("Spec copied") });
  }
}

/** @param {"undo" | "redo"} which @param {string} label of what was taken back, "" where only the server knows it */
function saidOfStep(which, label) {
  if (label === "") return which === "undo" ? gettext("Undone") : gettext("Done again");
  return interpolate(which === "undo" ? gettext("Undone: %s") : gettext("Done again: %s"), [label]);
}

/** A click on a control that names an action in `data-do` does it. @param {Actions} actions */
export function watchControls(actions) {
  document.addEventListener("click", (event) => {
    const control = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    if (control === null) return;
    void actions[control.getAttribute("data-do") ?? ""]?.(event);
    /** @type {HTMLElement | null} */ (control.closest("[popover]"))?.hidePopover();
  });
}
