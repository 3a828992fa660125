/**
 * Markdown as elements, for notes. The parser is loaded when the first note is shown; it lets no
 * HTML and no dangerous address through, and pictures become links: a note loads nothing by itself.
 */

import { html } from "./markup.js";

/** @param {string} text @returns {Promise<Node[]>} */
export async function rendered(text) {
  const { micromark } = await import("micromark");
  const { body } = new DOMParser().parseFromString(micromark(text), "text/html");
  for (const picture of body.querySelectorAll("img")) picture.replaceWith(html("a", { href: picture.src }, picture.alt || picture.src));
  for (const link of body.querySelectorAll("a")) aside(link);
  for (const title of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) title.replaceWith(headingOf(title));
  return [...body.childNodes];
}

/** @param {HTMLAnchorElement} link opens beside the page and learns nothing of it */
function aside(link) {
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

/** @param {Element} title @returns {HTMLElement} looks like a heading; the page's own headings stay its outline */
function headingOf(title) {
  return html("p", { class: `title ${title.localName}` }, ...title.childNodes);
}
