/** Names for what is made in this page. */

const COUNTER_DIGITS = 8;
const start = randomDigits(12);
let made = 0;

/**
 * The same start all through the page, then a number: random digits do not compress, and the draft
 * is sent whole when its page opens.
 * @returns {string} 32 hex digits that nobody else makes
 */
export function newId() {
  return start + (made++).toString(16).padStart(COUNTER_DIGITS, "0");
}

/** @param {number} bytes @returns {string} two hex digits each */
function randomDigits(bytes) {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
