/**
 * The text of a specification beside the draft it is of: what is typed in it stays as it was
 * typed, what changes in the draft changes in it, and nothing else of it moves.
 */

import { operationsBetween } from "./diff.js";
import { assembled, frameOf } from "./document.js";
import { groupedBy } from "./grouped.js";
import { isObject, same } from "./json.js";
import { PLACES } from "./lists.js";
import { valueAt } from "./pointer.js";
import { printedParts, printedThing } from "./spec_print.js";
import { readPlaced, readSpec, spanOf } from "./spec_reader.js";
import { editOf } from "./thing_edit.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./spec_print.js").Part} Part */
/** @typedef {import("./spec_reader.js").Reading} Reading */
/** @typedef {{from: number, to: number, insert: string}} TextChange */

export class SpecText {
  /** @param {Draft} draft */
  constructor(draft) {
    this.draft = draft;
    this.parts = printedParts(draft);
    /** Whether what was typed and what has changed elsewhere do not go together. */
    this.conflict = false;
  }

  get text() {
    return this.parts.map(({ text }) => text).join("");
  }

  /** Whether something typed is not in the draft yet. */
  get edited() {
    return this.parts.some(({ edited }) => edited);
  }

  /** @returns {Generator<{part: Part, from: number, to: number}>} */
  *placed() {
    let from = 0;
    for (const part of this.parts) {
      yield { part, from, to: from + part.text.length };
      from += part.text.length;
    }
  }

  /** @param {string} id of a step, parameter, … @returns {{from: number, to: number} | null} */
  rangeOf(id) {
    for (const { part, from, to } of this.placed()) if (part.id === id) return { from, to };
    return null;
  }

  /** @param {number} offset @returns {string} id of the thing that stands there, "" for none */
  idAt(offset) {
    for (const { part, from, to } of this.placed()) if (part.id !== "" && from <= offset && offset <= to) return part.id;
    return "";
  }

  /** What somebody has typed: a part stays a part as long as its ends do. @param {readonly TextChange[]} changes in the text before, first to last */
  type(changes) {
    for (const change of [...changes].reverse()) this.typeOne(change);
  }

  /** @param {TextChange} change */
  typeOne({ from, to, insert }) {
    const hit = [...this.placed()].filter((each) => (each.part.id === "" ? each.from <= to && from <= each.to : each.from < to && from < each.to) || (each.from < from && to < each.to));
    const first = hit[0];
    const inside = hit.find((each) => each.from < from && to < each.to) ?? (hit.length === 1 ? first : undefined);
    const touched = inside === undefined ? hit : [inside];
    const start = touched[0]?.from ?? 0;
    const text = touched.map(({ part }) => part.text).join("");
    const merged = { id: inside?.part.id ?? "", text: text.slice(0, from - start) + insert + text.slice(to - start), edited: true };
    const index = touched[0] === undefined ? 0 : this.parts.indexOf(touched[0].part);
    this.parts.splice(index, touched.length, merged);
  }

  /**
   * What was typed as operations. Where it lies within steps, parameters, … only those are read.
   * @param {() => string} newId @returns {import("./thing_edit.js").Edit & {settle: () => void}} `settle`: the draft has become what the text says
   */
  read(newId) {
    const edited = [...this.placed()].filter(({ part }) => part.edited);
    if (edited.some(({ part }) => part.id === "") || !this.hasEverything()) return this.readWhole(newId);
    const edits = edited.map(({ part, from }) => ({ from, ...editOf(this.draft, part.id, part.text, newId) }));
    return {
      faults: edits.flatMap(({ from, faults }) => faults.map((fault) => ({ ...fault, from: fault.from + from, to: fault.to + from }))),
      operations: edits.flatMap(({ operations }) => operations),
      settle: () => this.settleThings(edited.map(({ part }) => part)),
    };
  }

  /** @param {() => string} newId @returns {import("./thing_edit.js").Edit & {settle: () => void}} */
  readWhole(newId) {
    const reading = readSpec(this.text);
    const operations = reading.document === null ? [] : operationsBetween(this.draft, reading.document, newId);
    return { faults: reading.faults, operations, settle: () => this.settle(reading) };
  }

  /** @param {Part[]} parts */
  settleThings(parts) {
    this.parts = this.parts.map((part) => (parts.includes(part) ? { ...part, edited: false } : part));
    this.conflict = false;
  }

  /** The draft has become what the text says: every thing is a part again. @param {Reading} reading */
  settle({ document, spans }) {
    const { text } = this;
    /** @type {Part[]} */
    const parts = [];
    let at = 0;
    const push = (/** @type {string} */ id, /** @type {number} */ to) => {
      if (to > at) parts.push({ id, text: text.slice(at, to), edited: false });
      at = to;
    };
    for (const [id, from, to] of this.thingsIn(document, spans)) {
      push("", from);
      push(id, to);
    }
    push("", text.length);
    this.parts = parts;
    this.conflict = false;
  }

  /** @param {JsonObject | null} document @param {Reading["spans"]} spans @returns {[string, number, number][]} things with their places, first to last */
  thingsIn(document, spans) {
    const { draft } = this;
    /** @type {[string, number, number][]} */
    const found = [];
    for (const [kind, path] of PLACES.workflow ?? []) {
      const list = valueAt(document ?? undefined, path);
      if (!Array.isArray(list)) continue;
      const places = spans.get(list);
      draft.ids(draft.root, kind).forEach((id, index) => {
        const [from, to] = places?.get(index) ?? [0, 0];
        if (to > 0) found.push([id, from, to]);
      });
    }
    return found.sort((one, other) => one[1] - other[1]);
  }

  /**
   * Follows the draft; the parts somebody is typing in stay, which may be a conflict.
   * @param {ReadonlySet<string>} touched ids of entities that are different now
   * @returns {TextChange[]} what happens to the text, in the text before, first to last
   */
  follow(touched) {
    const own = new Set([...touched].map((id) => topOf(this.draft, id)));
    const moved = !this.hasEverything() || (touched.has(this.draft.root) && !this.saysFrame());
    if (this.parts.some((part) => part.edited && this.isOvertaken(part, own, moved))) this.conflict = true;
    if (this.conflict) return [];
    const kept = this.keeping(own, touched);
    return moved ? this.replace(printedParts(this.draft, kept)) : this.replace(this.parts.map((part) => this.followed(part, kept)));
  }

  /**
   * Follows the draft though somebody has typed in what has changed: that stays as typed.
   * @param {ReadonlySet<string>} touched @returns {TextChange[]}
   */
  keepTyped(touched) {
    this.conflict = false;
    const kept = this.keeping(new Set([...touched].map((id) => topOf(this.draft, id))), touched);
    return this.replace(this.parts.map((part) => this.followed(part, kept)));
  }

  /** @param {ReadonlySet<string>} own @param {ReadonlySet<string>} touched @returns {(id: string) => Part | undefined} the part of a thing that stays as it is */
  keeping(own, touched) {
    const known = new Map(this.parts.map((part) => [part.id, part]));
    const changed = this.withThoseThatNameThem(own, touched);
    return (id) => this.keptPart(id, changed, known);
  }

  /** @param {Part} part @param {(id: string) => Part | undefined} kept @returns {Part} */
  followed(part, kept) {
    return this.draft.entities.has(part.id) ? this.partFor(part.id, kept) : part;
  }

  /** @param {Part} part that somebody is typing in @param {ReadonlySet<string>} own the things that have changed @param {boolean} moved what is between them has */
  isOvertaken(part, own, moved) {
    return part.id === "" ? moved : own.has(part.id) && !this.says(part);
  }

  /** Forgets what was typed. @returns {TextChange[]} */
  takeDraft() {
    this.conflict = false;
    return this.replace(printedParts(this.draft));
  }

  /** @param {string} id @param {(id: string) => Part | undefined} kept @returns {Part} */
  partFor(id, kept) {
    return kept(id) ?? { id, text: printedThing(this.draft, id, this.levelOf(id)), edited: false };
  }

  /** @param {string} id @param {ReadonlySet<string>} changed @param {Map<string, Part>} known @returns {Part | undefined} */
  keptPart(id, changed, known) {
    const part = known.get(id);
    if (part === undefined || !changed.has(id)) return part;
    return part.edited || this.says(part) ? part : undefined;
  }

  /** @param {Part | undefined} part @returns {boolean} whether it says what the draft has, however it is written */
  says(part) {
    if (part === undefined || !this.draft.entities.has(part.id)) return false;
    const read = readPlaced(part.text);
    if (read === null || !isObject(read.value)) return false;
    const wanted = assembled(this.draft, this.draft.entity(part.id));
    return same(read.value, wanted);
  }

  /** @returns {boolean} whether every list of the draft is in the text, each thing at its place */
  hasEverything() {
    const { draft } = this;
    const here = groupedBy(this.parts.filter(({ id }) => id !== ""), ({ id }) => draft.entities.get(id)?.kind);
    return !here.has(undefined) && (PLACES.workflow ?? []).every(([kind]) => {
      const ids = draft.ids(draft.root, kind);
      const parts = here.get(kind) ?? [];
      return ids.length === parts.length && parts.every(({ id }, index) => id === ids[index]);
    });
  }

  /** @returns {boolean} whether what stands between the things says what the workflow itself has */
  saysFrame() {
    const read = readPlaced(this.parts.map(({ id, text }) => (id === "" ? text : "null")).join(""));
    return read !== null && same(read.value, frameOf(this.draft));
  }

  /** Steps that others wait for are spelt there by name. @param {ReadonlySet<string>} own @param {ReadonlySet<string>} touched @returns {Set<string>} */
  withThoseThatNameThem(own, touched) {
    const found = new Set(own);
    for (const [place, linked] of this.draft.links) if (linked.some((id) => touched.has(id))) found.add(place.split(" ")[0] ?? "");
    return found;
  }

  /** @param {string} id */
  levelOf(id) {
    return this.draft.entity(id).kind === "scene" ? 3 : 2;
  }

  /** @param {Part[]} parts @returns {TextChange[]} */
  replace(parts) {
    const changes = parts.length === this.parts.length && parts.every((part, index) => part.id === this.parts[index]?.id)
      ? this.changesOfEach(parts)
      : changeBetween(this.text, parts.map(({ text }) => text).join(""), 0);
    this.parts = parts;
    return changes;
  }

  /** @param {Part[]} parts one for each that there is @returns {TextChange[]} */
  changesOfEach(parts) {
    return [...this.placed()].flatMap(({ part, from }, index) => {
      const text = parts[index]?.text ?? "";
      return text === part.text ? [] : changeBetween(part.text, text, from);
    });
  }

  /**
   * Where a place of an entity stands in the text; null while that cannot be read.
   * @param {string} id @param {string[]} path in its value @returns {{from: number, to: number} | null}
   */
  placeOf(id, path) {
    const { top, path: below } = pathInThing(this.draft, id, path);
    const range = this.rangeOf(top) ?? (top === this.draft.root ? { from: 0, to: this.text.length } : null);
    if (range === null) return null;
    const read = readPlaced(this.text.slice(range.from, range.to));
    if (read === null) return null;
    const span = spanOf(read.spans, read.value, below);
    return span === null ? range : { from: range.from + span[0], to: range.from + span[1] };
  }
}

/** @param {Draft} draft @param {string} id @returns {string} the step, parameter, … it is or belongs to; the workflow for itself */
export function topOf(draft, id) {
  let entity = draft.entities.get(id);
  while (entity !== undefined && entity.id !== draft.root && entity.owner !== draft.root) entity = draft.entities.get(entity.owner);
  return entity?.id ?? id;
}

/** @param {Draft} draft @param {string} id @param {string[]} path @returns {{top: string, path: (string | number)[]}} */
function pathInThing(draft, id, path) {
  const entity = draft.entities.get(id);
  const below = path.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  if (entity === undefined || entity.id === draft.root || entity.owner === draft.root) return { top: id, path: below };
  const [, list = []] = (PLACES[draft.entity(entity.owner).kind] ?? []).find(([kind]) => kind === entity.kind) ?? [];
  const index = draft.ids(entity.owner, entity.kind).indexOf(id);
  const above = pathInThing(draft, entity.owner, []);
  return { top: above.top, path: [...above.path, ...list, index, ...below] };
}

/** The one smallest piece in which two texts differ. @param {string} old @param {string} wanted @param {number} at where they stand @returns {TextChange[]} */
export function changeBetween(old, wanted, at) {
  if (old === wanted) return [];
  const most = Math.min(old.length, wanted.length);
  let start = 0;
  while (start < most && old[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1;
  return [{ from: at + start, to: at + old.length - end, insert: wanted.slice(start, wanted.length - end) }];
}
