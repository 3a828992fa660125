/**
 * How the labelling page looks: one sample, its classes, what is near it, how far the work is.
 *
 * @import {Row, Samples} from "./labeling_samples.js"
 * @import {LabelServer, Text} from "./labeling_server.js"
 */
const NEAR = 6;
const TINY = 96;

export class LabelView {
  /** @param {HTMLElement} root @param {Samples} samples @param {LabelServer} server */
  constructor(root, samples, server) {
    this.root = root;
    this.samples = samples;
    this.server = server;
    /** @type {Map<number, Promise<Text>>} */
    this.texts = new Map();
    this.shown = -1;
  }

  /** @param {string} name @returns {HTMLElement | null} */
  part(name) {
    return document.querySelector(`[data-${name}]`);
  }

  /** @param {number} position @param {string[]} classes @param {"all" | "left"} filter */
  paint(position, classes, filter) {
    const row = this.samples.at(position);
    const counts = this.samples.counts;
    if (position !== this.shown) this.#content(position);
    this.#classes(classes, row, counts.classes);
    this.#progress(counts.labelled, counts.left);
    this.#near(position);
    this.#text("place", interpolate(gettext("%s of %s"), [position + 1, this.samples.total]));
    this.#text("said", sentence(row));
    for (const button of this.root.querySelectorAll("[data-filter]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-filter") === filter));
    }
  }

  /** @param {number} labelled @param {number} left */
  #progress(labelled, left) {
    const bar = this.root.querySelector("progress");
    if (bar) bar.value = labelled;
    this.#text("progress-text", interpolate(gettext("%s of %s have a class"), [labelled, this.samples.total]));
    this.#text("left", String(left));
    const one = ngettext(
      "%s sample has no class. The run goes on with it as it is.",
      "%s samples have no class. The run goes on with them as they are.",
      left,
    );
    this.#text("finish-text", left ? interpolate(one, [left]) : gettext("Every sample has a class. The run goes on with them."));
    const anyway = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-finish] [name='with_unlabelled']"));
    if (anyway) anyway.disabled = left === 0;
  }

  /** @param {string[]} classes @param {Row} row @param {Map<string, number>} counts */
  #classes(classes, row, counts) {
    const box = this.part("classes");
    const template = /** @type {HTMLTemplateElement | null} */ (this.part("class-template"));
    if (!box || !template) return;
    while (box.children.length > classes.length) box.lastElementChild?.remove();
    classes.forEach((name, at) => {
      if (!box.children[at]) box.append(template.content.cloneNode(true));
      const button = /** @type {HTMLElement} */ (box.children[at]);
      paintClass(button, name, at, row.label === name, counts.get(name) ?? 0);
    });
  }

  /** @param {number} position */
  #near(position) {
    const first = Math.max(0, Math.min(position - NEAR, this.samples.total - 2 * NEAR - 1));
    const last = Math.min(this.samples.total - 1, first + 2 * NEAR);
    const items = [];
    for (let at = first; at <= last; at++) items.push(nearby(this.samples.at(at), at === position));
    const kept = document.activeElement?.closest("[data-near]") ? position : -1;
    this.part("near")?.replaceChildren(...items);
    if (kept >= 0) /** @type {HTMLElement | null} */ (this.part("near")?.querySelector("[aria-current]"))?.focus();
  }

  /** @param {number} position */
  #content(position) {
    this.shown = position;
    const image = /** @type {HTMLImageElement | null} */ (this.part("image"));
    if (image) this.#image(image, position);
    else void this.#words(position);
  }

  /** @param {HTMLImageElement} image @param {number} position */
  #image(image, position) {
    image.onload = () => {
      image.classList.toggle("tiny", image.naturalWidth < TINY);
      this.#readable(true, image);
    };
    image.onerror = () => this.#readable(false, image);
    image.alt = interpolate(gettext("Sample %s"), [position + 1]);
    image.src = this.server.image(position);
    for (const next of [position + 1, position + 2]) if (next < this.samples.total) new Image().src = this.server.image(next);
  }

  /** @param {number} position */
  async #words(position) {
    const box = this.part("text");
    if (!box) return;
    try {
      const text = await this.#fetched(position);
      if (position !== this.shown) return;
      box.replaceChildren(...(text.cells ? [cells(text.cells)] : [text.text]));
      box.scrollTop = 0;
      this.#readable(text.text !== "", box);
    } catch {
      this.texts.delete(position);
      if (position === this.shown) this.#readable(false, box);
    }
    if (position + 1 < this.samples.total) this.#fetched(position + 1).catch(() => this.texts.delete(position + 1));
  }

  /** @param {number} position */
  #fetched(position) {
    const kept = this.texts.get(position) ?? this.server.text(position);
    this.texts.set(position, kept);
    return kept;
  }

  /** @param {boolean} readable @param {HTMLElement} box */
  #readable(readable, box) {
    box.hidden = !readable;
    const fault = this.part("unreadable");
    if (fault) fault.hidden = readable;
  }

  /** @param {string} name @param {string} text */
  #text(name, text) {
    const part = this.part(name);
    if (part && part.textContent !== text) part.textContent = text;
  }
}

/** @param {Row} row */
function sentence(row) {
  const said = row.skipped ? gettext("Skipped") : row.label || gettext("No class yet");
  return row.by && (row.label || row.skipped) ? interpolate(gettext("%s, by %s"), [said, row.by]) : said;
}

/** @param {HTMLElement} button @param {string} name @param {number} at @param {boolean} chosen @param {number} count */
function paintClass(button, name, at, chosen, count) {
  const key = at < 9 ? String(at + 1) : "";
  button.dataset["class"] = name;
  if (key) button.dataset["shortcut"] = key;
  if (key) button.setAttribute("aria-keyshortcuts", key);
  button.setAttribute("aria-pressed", String(chosen));
  const [hint, label, number] = button.children;
  if (hint) hint.textContent = key;
  if (label) label.textContent = name;
  if (number) number.textContent = String(count);
}

/** @param {Row} row @param {boolean} current */
function nearby(row, current) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const number = document.createElement("span");
  const said = document.createElement("span");
  button.type = "button";
  button.dataset["to"] = String(row.position);
  if (current) button.setAttribute("aria-current", "true");
  number.className = "num faint";
  number.textContent = String(row.position + 1);
  said.className = row.label ? "trunc" : "trunc faint";
  said.textContent = row.label || (row.skipped ? gettext("Skipped") : gettext("No class yet"));
  button.append(number, said);
  item.append(button);
  return item;
}

/** @param {Record<string, unknown>} values */
function cells(values) {
  const list = document.createElement("dl");
  for (const [name, value] of Object.entries(values)) {
    const term = document.createElement("dt");
    const said = document.createElement("dd");
    term.textContent = name;
    said.textContent = String(value);
    list.append(term, said);
  }
  return list;
}
