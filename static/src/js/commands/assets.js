/** A gallery asset taken into the workflow: listed among its assets, an algorithm with a job that runs it. */

import { snapped } from "../canvas/geometry.js";
import { isObject } from "../model/json.js";
import { addStep, freeName, named } from "../model/gestures.js";
import { newId } from "../sync/session.js";

/** @typedef {import("../commands.js").Commands} Commands */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/json.js").JsonObject} JsonObject */
/** @typedef {{kind: string, name: string, content: string, subscription: string, version: string}} Asset */

const JOB = "job";

/**
 * @param {Commands} commands @param {Asset} asset @param {{x: number, y: number} | null} at
 * @param {string | null} after the step that the new one waits for
 * @returns {string | null} id of the step, null where the asset needs none
 */
export function takeAsset(commands, asset, at, after) {
  const operations = listed(commands, asset);
  const job = asset.kind === "model" ? undefined : commands.catalog.types.get(JOB);
  const label = interpolate(gettext("Add %s"), [asset.name]);
  if (job === undefined) {
    if (operations.length > 0) commands.perform(label, operations);
    return null;
  }
  const fresh = named(running(job.fresh, asset), freeName(commands.draft, JOB));
  const step = addStep(commands.draft, { ...fresh, title: asset.name }, snapped(at ?? commands.freePlace(after)), newId);
  operations.push(...step.operations);
  if (after !== null) operations.push({ op: "link", from: after, to: step.id, as: "depends", index: 0 });
  return commands.perform(label, operations) ? step.id : null;
}

/** @param {Commands} commands @param {Asset} asset @returns {Operation[]} nothing where the workflow lists it already */
function listed({ draft }, { kind, name, content, subscription }) {
  const known = draft.owned(draft.root, "asset");
  if (known.some(({ value }) => value.content_id === content)) return [];
  const value = { name, type: kind, content_id: content, subscription_id: subscription };
  return [{ op: "add", kind: "asset", id: newId(), owner: draft.root, after: known.at(-1)?.id ?? null, value }];
}

/** @param {JsonObject} fresh @param {Asset} asset @returns {JsonObject} the JSON of a job by the subscribed algorithm */
function running(fresh, { subscription, version }) {
  const properties = isObject(fresh.properties) ? fresh.properties : {};
  const algorithm = { subscription_id: subscription, item_version_id: version, parameters: [] };
  return { ...fresh, properties: { ...properties, algorithm } };
}
