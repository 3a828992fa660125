/** Elements without HTML text: every value becomes a text node or an attribute. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | false} Child null and false: nothing */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function html(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {Child[]} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** @template {Element} E @param {E} element @param {Record<string, string>} attributes @param {Child[]} children @returns {E} */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** An icon of the sprite. @param {string} name @param {string} [size] */
export function icon(name, size = "") {
  const href = `${document.body.dataset.icons ?? ""}#${name}`;
  return svg("svg", { class: `i ${size}`.trim(), "aria-hidden": "true" }, svg("use", { href }));
}

/** @param {string} type of the step @param {string} iconName */
export function tile(type, iconName) {
  return html("span", { class: "tile", "data-type": type }, icon(iconName));
}
