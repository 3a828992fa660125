/** Whether keys that type a character act on the canvas and the outline: kept per browser. */

const KEY = "weft.single_keys";

/** @returns {boolean} */
export function singleKeysAct() {
  return localStorage.getItem(KEY) !== "off";
}

/** @param {boolean} act */
export function letSingleKeysAct(act) {
  if (act) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
}
