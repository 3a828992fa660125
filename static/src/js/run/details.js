/** The column beside the canvas: what the server says of the chosen step, and what is asked for. */

/** Shows fragments of the server; what somebody is filling in is left alone. */
export class Details {
  /** @param {HTMLElement} panel @param {HTMLElement} answers @param {string} base path of the run's page */
  constructor(panel, answers, base) {
    this.panel = panel;
    this.answers = answers;
    this.base = base;
    this.step = "";
    this.attempt = "";
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
    await this.load(this.panel, `details?${query}`);
  }

  /** Asks again whether anything is asked for, unless somebody is answering. */
  async refreshAnswers() {
    if (this.answers.querySelector("form") === null) await this.load(this.answers, "answers");
  }

  /** Opens the form of everything that is asked for. */
  async answer() {
    await this.load(this.answers, "answers?open");
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
    if (attempt !== null) void this.show(this.step, attempt.getAttribute("data-attempt") ?? "");
  }
}
