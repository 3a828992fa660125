/**
 * What one person has done since the page was opened, and so can take back and do again.
 *
 * It means what the server's log means: an undo takes back the newest change that stands, a redo
 * the newest undo, and doing anything new forgets what could be done again.
 */

/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {"do" | "undo" | "redo"} Kind */
/** @typedef {{id: string, kind: Kind, takesBack: string | null, label: string}} Deed */
/** @typedef {Deed & {inverse: Operation[]}} Standing */

const MOST = 1000;

export class History {
  constructor() {
    /** @type {Deed[]} oldest first */
    this.deeds = [];
    /** @type {Map<string, Operation[] | null>} null: it does not stand at the moment */
    this.inverses = new Map();
    /** What the server says of the time before. */
    this.older = { undo: false, redo: false };
  }

  /** @param {string} id */
  has(id) {
    return this.inverses.has(id);
  }

  /** @param {Deed} deed @param {Operation[] | null} inverse */
  add(deed, inverse) {
    if (this.has(deed.id)) return;
    this.deeds.push(deed);
    this.inverses.set(deed.id, inverse);
    if (deed.kind === "do") this.older = { ...this.older, redo: false };
    if (this.deeds.length > MOST) this.forget(this.deeds[0]?.id ?? "");
  }

  /** @param {string} id @param {Operation[] | null} inverse what takes it back as the draft is now */
  stands(id, inverse) {
    if (this.has(id)) this.inverses.set(id, inverse);
  }

  /** It has never happened. @param {string} id */
  forget(id) {
    this.deeds = this.deeds.filter((deed) => deed.id !== id);
    this.inverses.delete(id);
  }

  /** @param {"undo" | "redo"} which @returns {Standing | undefined} what that takes back */
  next(which) {
    return which === "undo" ? this.nextUndo() : this.nextRedo();
  }

  /** @returns {Standing | undefined} */
  nextUndo() {
    return this.newestStanding(this.deeds.filter(({ kind }) => kind !== "undo"));
  }

  /** @returns {Standing | undefined} */
  nextRedo() {
    const since = this.deeds.findLastIndex(({ kind }) => kind === "do");
    return this.newestStanding(this.deeds.slice(since + 1).filter(({ kind }) => kind === "undo"));
  }

  /** @param {readonly Deed[]} deeds @returns {Standing | undefined} */
  newestStanding(deeds) {
    const undone = new Set(this.deeds.map(({ takesBack }) => takesBack));
    const found = deeds.findLast(({ id }) => !undone.has(id) && (this.inverses.get(id)?.length ?? 0) > 0);
    return found && { ...found, inverse: this.inverses.get(found.id) ?? [] };
  }
}
