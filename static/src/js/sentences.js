/** Faults of the model in words. */

/** @typedef {import("./model/operations.js").Fault} Fault */

/** @param {Fault} fault @returns {string} one sentence in the person's language */
export function sentenceOf({ code, params }) {
  const text = TEXTS[code];
  return interpolate(text === undefined ? gettext("This change does not fit the workflow any more.") : text(), shown(params), true);
}

/** @type {Record<string, () => string>} */
const TEXTS = {
  "link.self": () => gettext("A step cannot run after itself."),
  "link.branch": () => gettext("Only a condition has branches."),
  "link.duplicate": () => gettext("%(from)s already leads to %(to)s."),
  "link.loop": () => gettext("This would make a loop through %(through)s."),
  "data.self": () => gettext("A step cannot take its own output."),
  "data.duplicate": () => gettext("%(input)s already takes this output."),
  "data.taken": () => gettext("%(input)s takes one value."),
  "data.type": () => gettext("%(input)s takes %(takes)s, not %(gives)s."),
  "data.unnamed": () => gettext("An output needs a name before it can be connected."),
  "data.no_input": () => gettext("%(step)s has no input that takes %(gives)s."),
  "data.no_output": () => gettext("%(step)s gives nothing that fits %(input)s."),
  "port.order": () => gettext("This port sets order. It takes a step, not %(gives)s."),
  "port.gives": () => gettext("This port gives data. Only an input takes it."),
  "port.takes": () => gettext("This port takes data. Only an output gives it."),
  "clip.empty": () => gettext("The clipboard holds no text."),
  "clip.not_json": () => gettext("The clipboard holds no steps: its text is not JSON."),
  "clip.no_steps": () => gettext("The clipboard holds JSON, but no steps."),
  "clip.size": () => gettext("The clipboard holds more than %(limit)s."),
  "clip.depth": () => gettext("The clipboard holds JSON that is nested more than %(limit)s deep."),
  "clip.too_many": () => gettext("The clipboard holds more than %(limit)s steps."),
  "clip.shape": () => gettext("The clipboard holds a step %(step)s whose %(field)s is not what a step has there."),
  "graph.cycle": () => gettext("This would make a loop."),
  "name.duplicate": () => gettext("There is already something named %(name)s."),
  "reference.malformed": () => gettext("%(reference)s is no reference of a known form."),
  "reference.undeclared": () => gettext("There is nothing named %(name)s."),
  "reference.unknown_output": () => gettext("%(step)s has no output %(output)s."),
  "reference.itself": () => gettext("It would refer to itself."),
  "reference.type": () => gettext("%(type)s, needs %(needs)s"),
  "field.required": () => gettext("%(field)s is needed."),
  "field.integer": () => gettext("A whole number is needed here."),
  "field.number": () => gettext("A number is needed here."),
  "field.range": () => gettext("This number is too large."),
  "field.json": () => gettext("Not JSON at line %(line)s, column %(column)s."),
  "name.pattern": () => gettext("A name has letters, digits, _ and -, and starts with a letter."),
  "cell.int": () => gettext("A whole number, such as 8."),
  "cell.float": () => gettext("A number, such as 0.5."),
  "cell.bool": () => gettext("Either true or false."),
  "cell.list": () => gettext("A list, such as [1, 2]."),
  "cell.map": () => gettext("A map, such as {\"key\": \"value\"}."),
  "cell.json": () => gettext("Not JSON: look at character %(at)s."),
  "server.unreachable": () => gettext("The server does not answer. Your edits are kept here."),
  "server.signed_out": () => gettext("You are signed out. Sign in again to go on."),
  "undo.overtaken": () => gettext("“%(label)s” cannot be undone: somebody has changed the same since."),
  "redo.overtaken": () => gettext("“%(label)s” cannot be done again: somebody has changed the same since."),
  "change.gone": () => gettext("Somebody has deleted what this change was about."),
  "change.conflict": () => gettext("Somebody has changed the same value: it is now %(current)s."),
};

/** @param {Record<string, unknown>} params @returns {Record<string, string>} */
function shown(params) {
  const text = (/** @type {unknown} */ value) => (Array.isArray(value) ? value.join(" → ") : String(value ?? ""));
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, text(value)]));
}
