/** One list of things to choose from, over the page: filtered while typing, with reasons for what cannot be chosen. */

import { html, icon } from "./canvas/markup.js";
import { matching } from "./model/find.js";
import { moveOf, typedAhead } from "./popup_keys.js";
import { optionList } from "./popup_options.js";
import { placeAt } from "./popup_place.js";

/** @typedef {import("./popup_place.js").Anchor} Anchor */
/** @typedef {import("./popup_options.js").Item} Item */
/**
 * @typedef {object} Options
 * @property {Anchor} at  what it opens beside
 * @property {string} label  what is chosen, for those who cannot see it
 * @property {readonly Item[] | ((text: string) => Item[])} items  or what there is for a text
 * @property {boolean} [filter]  with a field to type into
 * @property {string} [placeholder]
 * @property {string} [keys]  the shortcut that opens it
 * @property {string} [look]  a further class
 * @property {(item: Item, text: string) => void} onPick  when it has closed again
 * @property {() => void} [onClose]  however it closed
 */

/** More are not shown at once: somebody types on instead. */
const MOST = 100;

/** @type {PopupList | null} the open one */
let open = null;
let opened = 0;

/** Opens a list; another that is open closes. @param {Options} options @returns {PopupList} */
export function openList(options) {
  open?.close();
  open = new PopupList(options);
  open.show();
  return open;
}

export class PopupList {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.before = document.activeElement;
    this.id = `choices-${(opened += 1)}`;
    /** @type {Item[]} */
    this.shown = [];
    this.active = -1;
    this.end = new AbortController();
    this.input = options.filter ? html("input", this.comboAttributes()) : null;
    this.list = html("div", { role: "listbox", id: this.id, "aria-label": options.label, class: "choices" });
    this.note = html("p", { class: "hint", role: "status" });
    this.element = html("div", { class: `menu popup ${options.look ?? ""}`, popover: "manual" },
      this.input && html("div", { class: "field" }, icon("search", "s"), this.input, options.keys ? html("kbd", {}, options.keys) : null),
      this.list, this.note);
  }

  /** @returns {Record<string, string>} */
  comboAttributes() {
    const { label, placeholder = label } = this.options;
    return {
      type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder,
      "aria-label": label, "aria-expanded": "true", "aria-controls": this.id, "aria-autocomplete": "list",
    };
  }

  /** What has the focus while it is open. */
  get focused() {
    return this.input ?? this.list;
  }

  show() {
    const holder = this.before?.closest("dialog[open]") ?? document.querySelector("main") ?? document.body;
    holder.append(this.element);
    this.element.showPopover();
    if (this.input === null) this.list.tabIndex = 0;
    this.listen();
    this.draw();
    this.focused.focus({ preventScroll: true });
  }

  listen() {
    const { signal } = this.end;
    this.element.addEventListener("keydown", (event) => this.keys(event));
    this.element.addEventListener("focusout", (event) => this.left(event));
    this.input?.addEventListener("input", () => this.draw());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("pointermove", (event) => this.point(event));
    this.list.addEventListener("click", (event) => this.pick(this.indexOf(event.target)));
    document.addEventListener("pointerdown", (event) => this.pressed(event), { signal, capture: true });
    document.addEventListener("scroll", () => this.place(), { signal, capture: true, passive: true });
    window.addEventListener("resize", () => this.place(), { signal });
  }

  place() {
    placeAt(this.element, this.options.at);
  }

  get text() {
    return this.input?.value ?? "";
  }

  /** Shows what fits the text; the first that can be chosen becomes the active one. */
  draw() {
    const { items } = this.options;
    const found = typeof items === "function" ? items(this.text) : matching(items, this.text);
    this.shown = found.slice(0, MOST);
    this.list.replaceChildren(...optionList(this.shown, this.id));
    this.list.hidden = this.shown.length === 0;
    this.focused.setAttribute("aria-expanded", String(this.shown.length > 0));
    if (this.input === null) this.focused.removeAttribute("aria-expanded");
    this.note.textContent = noteOf(found.length);
    this.place();
    const chosen = this.text === "" ? this.shown.findIndex((item) => item.chosen) : -1;
    this.activate(chosen >= 0 ? chosen : this.shown.findIndex((item) => item.disabledReason === undefined));
  }

  /** @param {number} index -1: none */
  activate(index) {
    const options = this.list.querySelectorAll("[role=option]");
    options[this.active]?.classList.remove("on");
    for (const option of options) option.setAttribute("aria-selected", "false");
    this.active = index;
    const option = options[index];
    option?.classList.add("on");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.focused.setAttribute("aria-activedescendant", option.id);
    else this.focused.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event nothing of it reaches the page's own keys */
  keys(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const move = this.input === null ? (moveOf(event, this) ?? typedAhead(event, this)) : moveOf(event, this);
    if (event.key === "Tab") return this.close();
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter") this.pick(this.active);
    else if (move !== undefined) this.activate(move);
    else return;
    event.preventDefault();
  }

  /** @param {EventTarget | null} target @returns {number} */
  indexOf(target) {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    return option === null ? -1 : [...this.list.querySelectorAll("[role=option]")].indexOf(option);
  }

  /** @param {PointerEvent} event */
  point(event) {
    const index = this.indexOf(event.target);
    if (index >= 0 && index !== this.active) this.activate(index);
  }

  /** @param {number} index what cannot be chosen stays where it is, its reason in sight */
  pick(index) {
    const item = this.shown[index];
    if (item === undefined || item.disabledReason !== undefined) return;
    const { text } = this;
    this.close();
    this.options.onPick(item, text);
  }

  /** @param {PointerEvent} event */
  pressed(event) {
    if (!event.composedPath().includes(this.element)) this.close();
  }

  /** @param {FocusEvent} event the focus went elsewhere: it stays there */
  left(event) {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.element.contains(to)) this.close();
  }

  /** Goes away; the focus is where it was before. */
  close() {
    if (this.end.signal.aborted) return;
    this.end.abort();
    if (open === this) open = null;
    const inside = this.element.contains(document.activeElement);
    this.element.remove();
    if (inside) focusAgain(this.before, this.options.at);
    this.options.onClose?.();
  }
}

/** What had the focus, or what has taken its place meanwhile. @param {Element | null} before @param {Anchor} at */
function focusAgain(before, at) {
  const again = before?.isConnected ? before : document.getElementById(before?.id || "-");
  const target = again ?? (at instanceof Element ? at : null);
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** @param {number} count of what was found @returns {string} */
function noteOf(count) {
  if (count === 0) return gettext("Nothing found.");
  if (count <= MOST) return "";
  return interpolate(ngettext("%s more: type on to find it.", "%s more: type on to find them.", count - MOST), [count - MOST]);
}
