/** What a reference picker offers: what fits with its value, what does not with the reason, and what else can be done. */

import { html } from "./canvas/markup.js";
import { shownValue } from "./canvas/pill.js";
import { matching } from "./model/find.js";
import { shortValue } from "./model/plain_value.js";
import { readReference } from "./model/references.js";
import { aimOf } from "./model/uses.js";
import { sentenceOf } from "./sentences.js";

/** @typedef {import("./model/fits.js").Candidate} Candidate */
/** @typedef {import("./popup_options.js").Item} Item */

/** @type {Record<import("./model/references.js").Namespace, () => string>} */
const HEADINGS = {
  parameters: () => gettext("Parameters"),
  data: () => gettext("Data"),
  data_requirements: () => gettext("Data requirements"),
  storages: () => gettext("Storages"),
  consumptions: () => gettext("Outputs of earlier steps"),
};

/**
 * @param {readonly Candidate[]} candidates @param {string} text what is typed @param {string} current the reference that is chosen
 * @returns {Item[]}
 */
export function referenceItems(candidates, text, current) {
  const items = candidates.map((candidate) => itemOf(deeper(candidate, text), current));
  return matching(items, words(text));
}

/** What is typed behind a name goes on from it: a path in a storage, a field of an output. @param {Candidate} candidate @param {string} text */
function deeper(candidate, text) {
  const { namespace, name, reference, value } = candidate;
  const start = namespace === "consumptions" ? name.replace(" / ", "/") : name;
  if ((namespace !== "storages" && namespace !== "consumptions") || !text.startsWith(`${start}/`)) return candidate;
  const below = text.slice(start.length);
  const longer = `${reference}${below}`;
  if (readReference(longer) === null) return candidate;
  return { ...candidate, name: text, reference: longer, value: typeof value === "string" ? `${value.replace(/\/+$/, "")}${below}` : value };
}

/** @param {string} text @returns {string} `$ref/parameters/a` finds a too */
function words(text) {
  return text.replace(/^\$(ref\/?)?/, "").replaceAll("/", " ");
}

/** @param {Candidate} candidate @param {string} current @returns {Item} */
function itemOf({ reference, namespace, name, type, value, ordered, fault }, current) {
  const late = namespace === "consumptions" && !ordered;
  return {
    id: reference,
    label: name,
    also: `${namespace.replace("_", " ")} ${type}`,
    group: fault ? gettext("Cannot be used here") : late ? gettext("Outputs of other steps") : HEADINGS[namespace](),
    hint: late ? gettext("will run before") : shortValue(value) || type,
    chosen: aimOfText(reference) === aimOfText(current),
    face: () => faceOf(reference),
    ...(fault ? { disabledReason: sentenceOf(fault) } : {}),
  };
}

/** @param {string} text of a reference @returns {Node} its pill, and the path below a storage */
function faceOf(text) {
  const reference = readReference(text);
  const pill = shownValue({ reference, broken: false, text });
  if (reference?.namespace !== "storages" || reference.rest.length === 0) return pill;
  return html("span", { class: "trunc" }, pill, html("span", { class: "mono" }, `/${reference.rest.join("/")}`));
}

/** @param {string} text */
function aimOfText(text) {
  const reference = readReference(text);
  return reference && aimOf(reference);
}
