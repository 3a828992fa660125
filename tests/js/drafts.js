/** Drafts for the tests, written by names: ids are the names with their kind in front. */

import { readDraft } from "../../static/src/js/model/draft.js";
import { parse } from "../../static/src/js/model/json.js";

/**
 * @param {Record<string, {type?: string, after?: string[], then?: string[], else?: string[], inputs?: object[], outputs?: object[], properties?: object}>} steps
 * @param {{subgraph?: object[], scene?: object[], note?: object[]}} [beside] values by kind; their names are their ids, a note's its text
 */
export function draftOf(steps, beside = {}) {
  const entities = [{ id: "root", kind: "workflow", owner: "root", value: { name: "w" } }];
  const links = [];
  for (const [name, step] of Object.entries(steps)) {
    const { after = [], inputs = [], outputs = [], type = "job", then = [], else: otherwise = [], ...rest } = step;
    entities.push({ id: name, kind: "step", owner: "root", value: { name, type, ...rest } });
    inputs.forEach((value) => entities.push({ id: `${name}.${value.name}`, kind: "input", owner: name, value }));
    outputs.forEach((value) => entities.push({ id: `${name}.${value.name}`, kind: "output", owner: name, value }));
    for (const [as, to] of [["depends", after], ["then", then], ["else", otherwise]]) {
      if (to.length > 0) links.push({ step: name, as, to });
    }
  }
  for (const [kind, values] of Object.entries(beside)) {
    for (const value of values) entities.push({ id: value.name ?? value.text, kind, owner: "root", value });
  }
  return readDraft(parse(JSON.stringify({ root: "root", entities, links, positions: {} })));
}
