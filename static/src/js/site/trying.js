/**
 * Trying an operation of the API from its own page: a form with `data-try` (the method) and
 * `data-path` sends what its fields say and shows what comes back.
 */
export function watchTrying() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.dataset.try === undefined) return;
    event.preventDefault();
    void send(form);
  });
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-example]");
    const body = /** @type {HTMLTextAreaElement | null | undefined} */ (button?.closest(".f")?.querySelector("textarea"));
    if (body) body.value = button?.getAttribute("data-example") ?? "";
  });
  openNamed();
  addEventListener("hashchange", openNamed);
}

/** A link to an operation or an object opens it. */
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (!(named instanceof HTMLDetailsElement)) return;
  named.open = true;
  named.scrollIntoView();
}

/** @param {HTMLFormElement} form */
async function send(form) {
  const { url, headers, body } = requestOf(form);
  try {
    show(form, await fetch(url, { method: form.dataset.try ?? "GET", headers, body, credentials: "same-origin" }));
  } catch {
    say(form, gettext("The server did not answer. Try again."), "");
  }
}

/** @param {HTMLFormElement} form @returns {{url: string, headers: Headers, body: string | undefined}} */
function requestOf(form) {
  let path = form.dataset.path ?? "";
  const query = new URLSearchParams();
  const headers = new Headers({ "X-CSRFToken": token() });
  let body;
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-in]"))) {
    const { name, value } = field;
    if (field.dataset.in === "body") body = value;
    else if (field.dataset.in === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== "" && field.dataset.in === "query") query.append(name, value);
    else if (value !== "") headers.set(name, value);
  }
  if (body !== undefined) headers.set("Content-Type", "application/json");
  return { url: query.size > 0 ? `${path}?${query}` : path, headers, body };
}

/** @returns {string} against forged requests, as every page carries it for htmx */
function token() {
  return JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")["X-CSRFToken"] ?? "";
}

/** @param {HTMLFormElement} form @param {Response} response */
async function show(form, response) {
  const text = await response.text();
  say(form, `${response.status} ${response.statusText}`, indented(text));
}

/**
 * JSON with two spaces a level. Only blanks are added: read and written again, large numbers would
 * not be what the server sent.
 * @param {string} text @returns {string}
 */
function indented(text) {
  let depth = 0;
  const line = (/** @type {number} */ by) => `\n${"  ".repeat(Math.max((depth += by), 0))}`;
  const spaced = text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (token) => {
    if (token === "{" || token === "[") return token + line(1);
    if (token === "}" || token === "]") return line(-1) + token;
    if (token === ",") return token + line(0);
    return token === ":" ? ": " : token;
  });
  return spaced.replace(/([[{])\n *\n *([\]}])/g, "$1$2");
}

/** @param {HTMLFormElement} form @param {string} line @param {string} body */
function say(form, line, body) {
  const status = document.createElement("p");
  status.textContent = line;
  const shown = document.createElement("pre");
  shown.className = "code";
  shown.tabIndex = 0;
  shown.textContent = body;
  form.querySelector(".answered")?.replaceChildren(status, ...(body === "" ? [] : [shown]));
}
