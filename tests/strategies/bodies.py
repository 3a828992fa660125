"""Bodies that can be created: any value anywhere, but names, types and links that are allowed."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from apps.spec import model
from apps.spec.conditions import OPERATORS
from apps.spec.rules.choices import PARAMETER_TYPES
from apps.spec.types import registry
from tests.strategies.objects import Strategy, json_of
from tests.strategies.values import free_values, numbers, texts

STEP_NAMES = ("train", "训练 一", "A-b_c 9", "z" * 64, "condition_step", "T", "步骤", "job 2")
PLAIN_NAMES = ("lr", "train-step_use-fp16", "P", "q" * 64)
DATA_NAMES = (*PLAIN_NAMES, "5ff296da618452daa8243399f06db8e", "9_-")
INPUT_NAMES = ("data_url", "0", "-_-", "I" * 64)
OUTPUT_NAMES = ("train_url", "service-link", "模型", "out 1")


def _named(
    of: type[Any],
    names: tuple[str, ...],
    always: Mapping[str, Strategy] | None = None,
    **given: Strategy,
) -> Strategy:
    """Return a strategy of lists of objects of one class with names that differ."""
    always = {"name": st.sampled_from(names), **(always or {})}
    return st.lists(
        json_of(of, always=always, instead=given), max_size=2, unique_by=lambda one: one["name"]
    )


def _condition(values: Strategy) -> Strategy:
    operators = st.sampled_from(OPERATORS)
    nested = st.fixed_dictionaries({"type": operators, "left": values, "right": values})
    operand = st.one_of(values, nested).filter(lambda value: value is not None)
    return json_of(
        model.StepCondition, always={"type": operators, "left": operand, "right": operand}
    )


_references = st.sampled_from(
    (
        "$ref/parameters/lr",
        "$ref/data/P",
        "$ref/data_requirements/lr",
        "$ref/storages/P/a",
        "$ref/storages(with_execution_id=True, create_dir=True)/lr/目录/b",
        "$ref/consumptions/no such step/train_url",
        "$ref/steps/unknown form",
    )
)
_values = st.one_of(free_values, _references)
_places = st.lists(st.integers(0, 3), max_size=3)
_step = json_of(
    model.WorkflowStep,
    always={"type": st.sampled_from(sorted(registry()))},
    instead={
        "name": st.just("given below"),
        "inputs": _named(model.JobInput, INPUT_NAMES, data=_values, value=_values),
        "outputs": _named(model.JobOutput, OUTPUT_NAMES),
        "properties": st.dictionaries(texts, _values, max_size=3),
        "depend_steps": _places,
        "conditions": st.lists(_condition(_values), max_size=2),
        "if_then_steps": _places,
        "else_then_steps": _places,
    },
)


def _linked(step: Any, name: str, before: list[str], after: list[str]) -> Any:
    """Return a step whose links name others: it waits for those before, branches to those after.

    Where there is room it consumes an output of a step before.
    """
    found = {**step, "name": name}
    for field, names in (
        ("depend_steps", before),
        ("if_then_steps", after),
        ("else_then_steps", after),
    ):
        if found.get(field) is not None:
            found[field] = [names[at] for at in found[field] if at < len(names)]
    if before and found.get("inputs"):
        found["inputs"][0]["data"] = f"$ref/consumptions/{before[0]}/train_url"
    if before and found.get("properties"):
        found["properties"]["deep"] = [{"a": f"$ref/consumptions/{before[-1]}/模型/field"}]
    return found


@st.composite
def _steps(draw: st.DrawFn) -> Any:
    """Draw steps whose links go from earlier to later names, in any order."""
    names = draw(st.lists(st.sampled_from(STEP_NAMES), unique=True, min_size=1, max_size=4))
    steps = [
        _linked(draw(_step), name, names[:at], names[at + 1 :]) for at, name in enumerate(names)
    ]
    return draw(st.permutations(steps))


def _cased(words: tuple[str, ...]) -> Strategy:
    return st.sampled_from([*words, *map(str.upper, words), *map(str.title, words)])


def _members() -> Strategy:
    return st.lists(st.one_of(st.sampled_from(STEP_NAMES), texts), max_size=3)


_order = json_of(
    model.WorkflowPoolOrder,
    always={"sku": json_of(model.SkuInfo), "sku_count": st.one_of(texts, numbers)},
)


@cache
def creatable_bodies() -> Strategy:
    """Return a strategy of bodies that a create accepts, made from their own steps."""
    used = {"used_steps": _members()}
    scene = json_of(model.Scene, instead={"steps": _members()})
    subgraph = json_of(
        model.WorkflowSubgraph, always={"name": texts}, instead={"steps": _members()}
    )
    return json_of(
        model.Workflow,
        always={"name": st.sampled_from(STEP_NAMES), "steps": _steps()},
        instead={
            "source_workflow_id": st.just(""),
            "gallery_subscription": json_of(
                model.WorkflowGallerySubscription, instead={"content_id": st.just("")}
            ),
            "data_requirements": _named(
                model.DataRequirement, PLAIN_NAMES, always={"type": texts}, **used
            ),
            "data": _named(model.Data, DATA_NAMES, **used),
            "parameters": _named(
                model.WorkflowParameter, PLAIN_NAMES, type=_cased(PARAMETER_TYPES), **used
            ),
            "storages": _named(model.WorkflowStorage, PLAIN_NAMES, type=_cased(("obs",))),
            "sub_graphs": st.lists(subgraph, max_size=2),
            "policy": json_of(
                model.WorkflowPolicy, instead={"scenes": st.lists(scene, max_size=2)}
            ),
            "package": json_of(model.WorkflowServicePackage, instead={"order": _order}),
        },
    )
