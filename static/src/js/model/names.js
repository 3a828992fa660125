/** Names that nothing else has. */

const LONGEST = 64;

/**
 * The name itself, or with the number at its end counted up: `job`, `job2`; `job1`, `job2`.
 * @param {ReadonlySet<string>} taken @param {string} name @returns {string}
 */
export function freeNameAmong(taken, name) {
  const [, base = "", digits = ""] = /^(.*?)(\d*)$/s.exec(name) ?? [];
  let found = name;
  for (let number = digits === "" ? 2 : Number(digits) + 1; taken.has(found); number += 1) {
    found = `${base.slice(0, LONGEST - String(number).length)}${number}`;
  }
  return found;
}
