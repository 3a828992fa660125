/** The column beside the canvas: what the server says of the chosen step, and what is asked for. */

/** What is asked for is looked at once the run has not changed for so long. */
const SETTLED_MS = 400;

/** Shows fragments of the server; what somebody is filling in is left alone. */
export class Details {
  /**
   * @param {HTMLElement} panel @param {HTMLElement} answers @param {string} base path of the run's page
   * @param {(attempt: string) => void} onAttempt somebody looks at another attempt
   */
  constructor(panel, answers, base, onAttempt) {
    this.onAttempt = onAttempt;
    this.panel = panel;
    this.answers = answers;
    this.base = base;
    this.step = "";
    this.attempt = "";
    this.timer = 0;
    panel.addEventListener("click", (event) => this.click(event));
  }

  /** @param {string} step its name @param {string} [attempt] "": the newest */
  async show(step, attempt = "") {
    this.step = step;
    this.attempt = attempt;
    await this.refresh();
  }

  /** Asks again for what is shown. */
  async refresh() {
    const query = new URLSearchParams({ step: this.step, attempt: this.attempt });
    const unfolded = this.panel.querySelector("details[open]") !== null;
    await this.load(this.panel, `details?${query}`);
    this.panel.querySelector("details")?.toggleAttribute("open", unfolded);
  }

  /** Asks again whether anything is asked for, a little later, unless somebody is answering. */
  refreshAnswersSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.answers.querySelector("form") === null) void this.load(this.answers, "answers");
    }, SETTLED_MS);
  }

  /** Opens a form above the details. @param {string} path of the form; without one, of everything that is asked for */
  async ask(path = "answers?open") {
    clearTimeout(this.timer);
    await this.load(this.answers, path);
    /** @type {HTMLElement | null} */ (this.answers.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
    this.answers.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement} target @param {string} path */
  async load(target, path) {
    await window.htmx.ajax("GET", this.base + path, { source: target, target, swap: "innerMorph" });
  }

  /** @param {Event} event */
  click({ target }) {
    const attempt = target instanceof Element ? target.closest("[data-attempt]") : null;
    if (attempt === null) return;
    this.onAttempt(attempt.getAttribute("data-attempt") ?? "");
    void this.show(this.step, attempt.getAttribute("data-attempt") ?? "");
  }
}
