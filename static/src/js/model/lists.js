/** Where each kind of listed thing stands in the document, and which of the page's objects it is. */

/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */

/** The lists an entity of a kind owns: the kind in it and the keys that lead to it. @type {Partial<Record<Kind, [Kind, string[]][]>>} */
export const PLACES = {
  workflow: [
    ["step", ["steps"]],
    ["requirement", ["data_requirements"]],
    ["data", ["data"]],
    ["parameter", ["parameters"]],
    ["storage", ["storages"]],
    ["asset", ["assets"]],
    ["subgraph", ["sub_graphs"]],
    ["scene", ["policy", "scenes"]],
  ],
  step: [["input", ["inputs"]], ["output", ["outputs"]], ["condition", ["conditions"]]],
  requirement: [["constraint", ["conditions"]]],
};

/** The list of a step each kind of link is written to. @type {[LinkAs, string][]} */
export const LINK_FIELDS = [["depends", "depend_steps"], ["then", "if_then_steps"], ["else", "else_then_steps"]];

/** The page's object behind each kind. @type {Record<Exclude<Kind, "note">, string>} */
export const OBJECT_OF = {
  workflow: "Workflow",
  step: "WorkflowStep",
  input: "JobInput",
  output: "JobOutput",
  condition: "StepCondition",
  requirement: "DataRequirement",
  constraint: "Constraint",
  data: "Data",
  parameter: "WorkflowParameter",
  storage: "WorkflowStorage",
  asset: "WorkflowAsset",
  subgraph: "WorkflowSubgraph",
  scene: "Scene",
};
