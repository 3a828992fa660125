/** The page of a run: joins canvas, facts, timeline, logs and details to how the run stands. */

import { announce } from "./announce.js";
import { Pointer } from "./canvas/pointer.js";
import { readCollapsed } from "./canvas/collapsed.js";
import { Catalog } from "./model/catalog.js";
import { readDraft } from "./model/draft.js";
import { parse } from "./model/json.js";
import { said, say } from "./run/address.js";
import { watchCharts } from "./run/charts.js";
import { Details } from "./run/details.js";
import { expectedSpans } from "./run/expected.js";
import { FactsRow } from "./run/facts_row.js";
import { Feed } from "./run/feed.js";
import { Logs } from "./run/logs.js";
import "./run/run_canvas.js";
import { watchKeys } from "./run/run_keys.js";
import { timeLeft } from "./run/run_facts.js";
import { RunScene } from "./run/run_scene.js";
import { RunState } from "./run/run_state.js";
import { Timeline } from "./run/timeline.js";
import { clock } from "./run/times.js";

/** @typedef {import("./run/run_canvas.js").RunCanvas} RunCanvas */
/** @typedef {import("./model/draft.js").Draft} Draft */

const TICK_MS = 1000;
/** The zoom of a graph that could not be read as a whole. */
const READABLE = 0.7;
/** Of more steps than this, what is expected is only said when something changes. */
const MOST_EXPECTED = 200;

class RunPage {
  /** @param {RunCanvas} canvas @param {Draft} draft @param {RunState} run */
  constructor(canvas, draft, run) {
    this.canvas = canvas;
    this.base = canvas.dataset.base ?? "";
    this.run = run;
    this.draft = draft;
    this.catalog = new Catalog(readJson("catalog"));
    this.scene = new RunScene(draft, run, readCollapsed(canvas.dataset.workflow ?? ""));
    this.parents = new Map(draft.steps.map((id) => [draft.name(id), this.scene.neighbours(id, "before").map((each) => draft.name(each))]));
    this.usual = readJson("usual");
    this.facts = new FactsRow(byId("facts"), run);
    this.timeline = new Timeline(byId("timeline"), run, this.catalog, (name) => this.pick(name));
    this.logs = new Logs(byId("logs"), `${this.base}log`, { q: said("q"), level: said("level") }, (filter) => say({ ...filter }));
    this.details = new Details(byId("details"), byId("answers"), this.base, (attempt) => say({ attempt }));
    this.feed = new Feed(this.base, run, {
      changed: (names) => this.changed(names),
      log: (news) => this.logs.hear(news),
      open: (open) => byId("live").toggleAttribute("data-lost", !open),
    });
    this.chosen = "";
    /** Until somebody chooses a step, the one is shown that has to be looked at. */
    this.choosesItself = said("step") === "";
    this.stale = 0;
  }

  start() {
    const { canvas } = this;
    canvas.open(this.scene, this.catalog, null);
    canvas.minimap.element.hidden = !canvas.view.far;
    if (canvas.view.far) canvas.zoomTo(READABLE);
    const actions = watchKeys(canvas, new Pointer(canvas), () => this.logs.follow(!this.logs.follows));
    document.addEventListener("click", (event) => this.click(event, actions));
    document.body.addEventListener("run:changed", () => void this.feed.refresh());
    canvas.addEventListener("step:select", (event) => this.selected(/** @type {CustomEvent} */ (event).detail.ids));
    watchCharts(byId("details"));
    this.changed(new Set(this.run.steps.keys()));
    this.zoomTimeline(said("zoom") === "minute" ? "minute" : "fit");
    this.show(said("step") || this.first(), said("attempt"));
    this.feed.listen(canvas.dataset.events ?? "");
    setInterval(() => this.tick(), TICK_MS);
  }

  /** @returns {string} the step that is shown first: the one that somebody has to look at */
  first() {
    const steps = [...this.run.steps.values()];
    const worst = ["failed", "running", "wait", "stopped"].map((mark) => steps.find((step) => step.mark === mark)).find(Boolean);
    const last = steps.filter(({ mark }) => mark === "completed").sort((one, other) => (other.ended ?? 0) - (one.ended ?? 0))[0];
    return (worst ?? last ?? steps[0])?.name ?? "";
  }

  /** @param {Set<string>} names of the steps that stand differently */
  changed(names) {
    const { run } = this;
    this.canvas.follow(names);
    this.timeline.follow(names, (name) => this.typeOf(name), expectedSpans(run, this.parents, this.usual));
    if (this.choosesItself && this.chosen !== "") this.show(this.first());
    this.timeline.mark(this.chosen);
    this.facts.draw();
    document.body.classList.toggle("over", run.isOver);
    this.details.refreshAnswersSoon();
    if (!names.has(this.chosen)) return;
    const step = run.steps.get(this.chosen);
    announce(`${this.chosen}: ${step?.word ?? ""}`);
    void this.details.refresh();
    void this.logs.refresh();
  }

  tick() {
    if (this.run.isOver) return;
    this.facts.tick();
    this.expect();
    this.tickEach("data-clock", (step) => clock(this.run.secondsOf(step)));
    this.tickEach("data-left", (step) => timeLeft(step, this.usual[step.name], this.run.now));
  }

  /** @param {string} attribute names the step that an element tells a time of @param {(step: import("./run/run_state.js").Step) => string} textOf */
  tickEach(attribute, textOf) {
    for (const each of document.querySelectorAll(`[${attribute}]`)) {
      const step = this.run.steps.get(each.getAttribute(attribute) ?? "");
      if (step !== undefined) each.textContent = textOf(step);
    }
  }

  /** Expects anew what has not begun: the present has moved on. */
  expect() {
    if (this.run.steps.size > MOST_EXPECTED) return this.timeline.tick();
    this.timeline.follow([], (name) => this.typeOf(name), expectedSpans(this.run, this.parents, this.usual));
  }

  /** @param {string} name */
  typeOf(name) {
    return String(this.draft.entities.get(this.scene.idsByName.get(name) ?? "")?.value.type ?? "");
  }

  /** @param {string[]} ids */
  selected(ids) {
    const name = this.draft.name(ids[0] ?? "");
    if (name !== "" && name !== this.chosen) this.pick(name);
  }

  /** Somebody chooses a step in the list. @param {string} name */
  pick(name) {
    this.choosesItself = false;
    say({ step: name, attempt: "" });
    this.show(name);
  }

  /** Shows a step everywhere. @param {string} name @param {string} [attempt] "": the newest */
  show(name, attempt = "") {
    if (name === this.chosen) return;
    this.chosen = name;
    const id = this.scene.idsByName.get(name);
    if (id !== undefined) this.canvas.show(id);
    this.timeline.mark(name);
    for (const each of document.querySelectorAll("[data-chosen]")) each.textContent = name;
    void this.details.show(name, attempt);
    void this.logs.show(name);
  }

  /** @param {"fit" | "minute"} zoom */
  zoomTimeline(zoom) {
    this.timeline.zoom = zoom;
    this.timeline.tick();
    for (const each of document.querySelectorAll("[data-zoom-to]")) each.setAttribute("aria-pressed", String(each.getAttribute("data-zoom-to") === zoom));
  }

  /** @param {Event} event @param {import("./keys/keyboard.js").Actions} actions */
  click({ target }, actions) {
    if (!(target instanceof Element)) return;
    actions[target.closest("[data-do]")?.getAttribute("data-do") ?? ""]?.();
    if (target.closest("[data-answer]") !== null) void this.details.ask();
    const asked = target.closest("[data-asks]")?.getAttribute("data-asks");
    if (typeof asked === "string") void this.details.ask(asked);
    const zoom = target.closest("[data-zoom-to]")?.getAttribute("data-zoom-to");
    if (zoom === "fit" || zoom === "minute") {
      this.zoomTimeline(zoom);
      say({ zoom: zoom === "fit" ? "" : zoom });
    }
    if (target.closest("[data-show-log]") !== null) this.logs.jump();
  }
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id of a script element that holds JSON @returns {any} */
function readJson(id) {
  return JSON.parse(byId(id).textContent ?? "null");
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

async function start() {
  const canvas = /** @type {RunCanvas} */ (document.querySelector("run-canvas"));
  const base = canvas.dataset.base ?? "";
  const run = new RunState();
  const [draft, state] = await Promise.all([fetched(`${base}draft`), fetched(`${base}state`)]);
  run.take(JSON.parse(state));
  new RunPage(canvas, readDraft(parse(draft)), run).start();
  canvas.dataset.ready = "";
}

start().catch(() => (byId("lost").hidden = false));
