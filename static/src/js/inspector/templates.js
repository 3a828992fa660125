/** New lines of a list, cloned from the template that the server has put beside it. */

/**
 * @param {HTMLElement} group the list's row @param {string} key id, name or place of the new line
 * @returns {HTMLElement | null} the line, at the end of the list; null: the list has no template
 */
export function appendLine(group, key) {
  const template = /** @type {HTMLTemplateElement | null} */ (group.querySelector(":scope > template"));
  const list = listOf(group);
  if (template === null || list === null) return null;
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  nameAll(made, template.dataset.token ?? "", key);
  const line = /** @type {HTMLElement | null} */ (made.firstElementChild);
  if (line !== null) list.append(line);
  return line;
}

/**
 * Puts a key wherever the server left room for it, as text: a key may be written like markup.
 * @param {DocumentFragment} fragment @param {string} token @param {string} key
 */
function nameAll(fragment, token, key) {
  for (const element of fragment.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(token)) element.setAttribute(name, value.replaceAll(token, () => key));
    }
    if (element instanceof HTMLTemplateElement) nameAll(element.content, token, key);
  }
  const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    text.nodeValue = text.nodeValue?.replaceAll(token, () => key) ?? null;
  }
}

/** A line that has got its key after it was made is called by it. @param {HTMLElement} group @param {Element} line @param {string} key */
export function relabel(group, line, key) {
  const template = /** @type {HTMLTemplateElement | null} */ (group.querySelector(":scope > template"));
  const model = template?.content.firstElementChild;
  if (!template || !model) return;
  const said = [...model.querySelectorAll("[aria-label]")].map((each) => each.getAttribute("aria-label") ?? "");
  [...line.querySelectorAll("[aria-label]")].forEach((each, index) => each.setAttribute("aria-label", (said[index] ?? "").replaceAll(template.dataset.token ?? "", key)));
  const label = line.querySelector("label");
  if (label !== null) label.textContent = key;
}

/** @param {HTMLElement} group @returns {HTMLElement | null} where its lines stand */
export function listOf(group) {
  return group.querySelector(":scope > [data-list]");
}

/** Puts the cursor into the first field of a line. @param {HTMLElement | null} line */
export function enter(line) {
  const input = /** @type {HTMLInputElement | null} */ (line?.querySelector("input, textarea, select"));
  input?.focus();
  if (input instanceof HTMLInputElement) input.select();
}
