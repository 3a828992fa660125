/** What the page's address says of what is chosen; it changes with every choice, without a new entry. */

/** @param {string} name @returns {string} */
export function said(name) {
  return new URLSearchParams(location.search).get(name) ?? "";
}

/** @param {Record<string, string>} values "": not said any more */
export function say(values) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === "") query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(history.state, "", text === "" ? location.pathname : `?${text}`);
}
