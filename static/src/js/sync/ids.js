/** Names for what is made in this page. */

/** @returns {string} 32 hex digits that nobody else makes */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
