/**
 * Labelling: keys and buttons say what a sample is, the page goes on at once, and the server is
 * told behind its back. Where somebody else was faster, both words are shown and the person chooses.
 *
 * @import {Message, Answer} from "./labeling_sending.js"
 * @import {Said} from "./labeling_samples.js"
 */
import { Samples } from "./labeling_samples.js";
import { Sending } from "./labeling_sending.js";
import { LabelServer } from "./labeling_server.js";
import { LabelView } from "./labeling_view.js";
import { showToast } from "./toasts.js";

const LOOK_AGAIN_MS = 3000;
const MOST_UNDONE = 100;

/** @param {HTMLElement} root */
export async function startLabeling(root) {
  const server = new LabelServer(root.dataset["base"] ?? "");
  const samples = new Samples(Number(root.dataset["total"]));
  const page = new Labeling(root, samples, server);
  const state = await server.state(-1);
  if (state) page.take(state);
  page.begin();
}

class Labeling {
  /** @param {HTMLElement} root @param {Samples} samples @param {LabelServer} server */
  constructor(root, samples, server) {
    this.root = root;
    this.samples = samples;
    this.server = server;
    this.view = new LabelView(root, samples, server);
    this.open = root.dataset["open"] !== undefined;
    this.position = 0;
    this.sequence = -1;
    /** @type {"all" | "left"} */
    this.filter = "all";
    /** @type {string[]} */
    this.classes = [];
    /** @type {{position: number, said: Said}[]} */
    this.undone = [];
    /** @type {(() => void) | null} */
    this.whenSaved = null;
    this.sending = new Sending((message) => server.label(message), {
      onAnswer: (message, answer) => this.#answered(message, answer),
      onChange: (waiting, failing) => this.#saved(waiting, failing),
    });
  }

  begin() {
    const asked = Number(new URLSearchParams(location.search).get("sample")) - 1;
    this.position = asked >= 0 && asked < this.samples.total ? asked : this.samples.first;
    this.root.addEventListener("click", (event) => this.#clicked(/** @type {Element} */ (event.target)));
    this.root.addEventListener("submit", (event) => void this.#addClass(event));
    document.addEventListener("submit", (event) => this.#finishing(event));
    document.addEventListener("keydown", (event) => this.#undoKey(event));
    addEventListener("beforeunload", (event) => {
      if (this.sending.waiting > 0) event.preventDefault();
    });
    setInterval(() => void this.#look(), LOOK_AGAIN_MS);
    this.#paint();
  }

  /** @param {import("./labeling_server.js").State} state */
  take(state) {
    this.sequence = state.sequence;
    this.classes = state.classes;
    this.samples.take(state.samples);
  }

  async #look() {
    if (document.hidden) return;
    const state = await this.server.state(this.sequence);
    if (state === null) return;
    if (state.state !== this.root.dataset["state"] && this.sending.waiting === 0) location.reload();
    if (state.sequence === this.sequence) return;
    this.take(state);
    this.#paint();
  }

  /** @param {Element} target */
  #clicked(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("button"));
    if (button === null || button.getAttribute("aria-disabled") === "true") return;
    const { class: name, go, to, filter } = button.dataset;
    if (name !== undefined) this.#say({ label: name, skipped: false });
    else if (go !== undefined) this.#go(this.samples.step(this.position, go === "1" ? 1 : -1, this.filter));
    else if (to !== undefined) this.#go(Number(to));
    else if (filter !== undefined) this.#narrow(filter === "left" ? "left" : "all");
    else if (button.matches("[data-skip]")) this.#say({ label: "", skipped: true });
    else if (button.matches("[data-clear]")) this.#say({ label: "", skipped: false }, false);
    else if (button.matches("[data-undo]")) this.#undo();
  }

  /** @param {Said} said @param {boolean} goOn */
  #say(said, goOn = true) {
    if (!this.open) return;
    const { label, skipped } = this.samples.at(this.position);
    this.undone.push({ position: this.position, said: { label, skipped } });
    if (this.undone.length > MOST_UNDONE) this.undone.shift();
    this.#send(this.position, said);
    const next = goOn ? this.samples.step(this.position, 1, this.filter) : null;
    if (next !== null) this.position = next;
    this.#paint();
  }

  #undo() {
    const last = this.undone.pop();
    if (last === undefined) return;
    this.#send(last.position, last.said);
    this.#go(last.position);
  }

  /** @param {number} position @param {Said} said */
  #send(position, said) {
    const { revision } = this.samples.known(position);
    this.samples.say(position, said);
    this.sending.add({ position, said, revision });
  }

  /** @param {Message} message @param {Answer} answer */
  #answered(message, answer) {
    this.samples.answered(message.position);
    if ("row" in answer) this.samples.take([answer.row]);
    if (answer.status === "stale") this.#conflict(message, answer.row);
    if (answer.status === "refused") showToast({ message: answer.message, tone: "err" });
    if (answer.status === "signed-out") {
      showToast({ message: gettext("You are signed out. Sign in in another tab, then label this again."), tone: "err" });
    }
    if (this.sending.waiting === 0) this.whenSaved?.();
    this.#paint();
  }

  /** Show both words; nothing is overwritten until the person has chosen. @param {Message} mine @param {import("./labeling_samples.js").Row} theirs */
  #conflict(mine, theirs) {
    if (theirs.label === mine.said.label && theirs.skipped === mine.said.skipped) return;
    const box = this.view.part("conflict");
    const [text, keep, take] = ["conflict-text", "keep", "take"].map((name) => this.view.part(name));
    if (!box || !text || !keep || !take) return;
    text.textContent = interpolate(gettext("Sample %s: %s said “%s” meanwhile."), [mine.position + 1, theirs.by || "?", word(theirs)]);
    keep.textContent = interpolate(gettext("Keep “%s”"), [word(theirs)]);
    take.textContent = interpolate(gettext("Make it “%s”"), [word(mine.said)]);
    box.hidden = false;
    const over = () => {
      box.hidden = true;
    };
    keep.onclick = over;
    take.onclick = () => {
      over();
      this.#send(mine.position, mine.said);
      this.#go(mine.position);
    };
  }

  /** @param {number | null} position */
  #go(position) {
    if (position === null) return;
    this.position = position;
    this.#paint();
  }

  /** @param {"all" | "left"} filter */
  #narrow(filter) {
    this.filter = filter;
    const row = this.samples.at(this.position);
    const next = row.label || row.skipped ? this.samples.step(this.position, 1, filter) : null;
    this.#go(filter === "left" ? (next ?? this.position) : this.position);
  }

  /** @param {Event} event */
  async #addClass(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches("[data-add-class]")) return;
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
    const { classes, message } = await this.server.addClass(field.value);
    const fault = this.view.part("class-fault");
    if (fault) fault.textContent = message ?? "";
    if (!classes) return;
    this.classes = classes;
    field.value = "";
    field.blur();
    this.#paint();
  }

  /** Finishing waits until everything is saved. @param {SubmitEvent} event */
  #finishing(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches("[data-finish]") || this.sending.waiting === 0) return;
    event.preventDefault();
    this.whenSaved = () => form.requestSubmit();
  }

  /** @param {KeyboardEvent} event */
  #undoKey(event) {
    const typing = /** @type {Element} */ (event.target).closest?.("input, textarea");
    if (typing || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    this.#undo();
  }

  /** @param {number} waiting @param {boolean} failing */
  #saved(waiting, failing) {
    const saved = this.view.part("saved");
    if (!saved) return;
    saved.classList.toggle("err", failing);
    const lost = interpolate(gettext("Not saved, retrying (%s)"), [waiting]);
    saved.textContent = failing ? lost : waiting > 0 ? gettext("Saving") : gettext("Saved");
  }

  #paint() {
    if (this.samples.total === 0) return;
    this.view.paint(this.position, this.classes, this.filter);
    const undo = this.root.querySelector("[data-undo]");
    undo?.setAttribute("aria-disabled", String(this.undone.length === 0));
    undo?.setAttribute("title", this.undone.length ? gettext("Undo the last label") : gettext("Nothing to undo yet"));
  }
}

/** @param {Said} said */
function word(said) {
  return said.skipped ? gettext("Skipped") : said.label || gettext("No class");
}
