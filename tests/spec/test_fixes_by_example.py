"""What is offered for each kind of problem, and what it makes of the document."""

from copy import deepcopy
from typing import Any

import pytest

from apps.core.messages import sentence
from apps.core.texts import TEXTS
from apps.spec.applying import apply
from apps.spec.draft import Draft, document_of
from apps.spec.fixes import FIXERS, Fix, fixes_of
from apps.spec.fixes.base import set_of
from apps.spec.pointers import ABSENT
from apps.spec.problems import Problem
from tests.spec.drafts import draft, ids, step
from tests.spec.test_fixes import after, fresh, problems_of

JOB = step("train", inputs=[{"name": "data_url", "type": "obs", "data": "$ref/data/images"}])
SOUND: dict[str, Any] = {
    "name": "w",
    "steps": [JOB, step("model", depend_steps=["train"])],
    "data": [{"name": "images", "type": "obs"}],
}


def with_(**changes: Any) -> dict[str, Any]:
    return deepcopy(SOUND) | changes


def parameter(**fields: Any) -> dict[str, Any]:
    return with_(parameters=[{"name": "p", **fields}])


def consuming(reference: str) -> dict[str, Any]:
    """Return the workflow with a second step that uses a reference and waits for nothing."""
    user = step("use", inputs=[{"name": "i", "type": "model", "data": reference}])
    producer = step("train", outputs=[{"name": "model_out", "type": "model"}])
    return with_(steps=[producer, user], data=[])


def offered(document: dict[str, Any], code: str) -> tuple[Draft, list[Fix]]:
    found = draft(document)
    problem = next(each for each in problems_of(found) if each.code == code)
    return found, list(fixes_of(problem, found, new_id=fresh()))


def label(fix: Fix) -> str:
    return sentence(Problem(code=fix.code, params=fix.params), "en")


def fixed(document: dict[str, Any], code: str, wanted: str) -> Any:
    found, fixes = offered(document, code)
    fix = next((each for each in fixes if label(each) == wanted), None)
    assert fix is not None, [label(each) for each in fixes]
    return document_of(after(found, fix))


def test_missing_data_is_created_of_the_inputs_type():
    document = consuming("$ref/data/gone")
    made = fixed(document, "reference.undeclared", "Create the data entry")
    assert made["data"] == [{"name": "gone", "type": "model"}]


@pytest.mark.parametrize(
    ("reference", "wanted", "list_key", "entry"),
    [
        ("$ref/parameters/x", "Declare the parameter", "parameters", {"type": "str"}),
        ("$ref/storages/x/a", "Create the storage", "storages", {"type": "obs"}),
        (
            "$ref/data_requirements/x",
            "Create the data requirement",
            "data_requirements",
            {"type": "obs"},
        ),
    ],
)
def test_whatever_is_missing_can_be_declared(reference, wanted, list_key, entry):
    made = fixed(consuming(reference), "reference.undeclared", wanted)
    assert made[list_key] == [{"name": "x", **entry}]


def test_a_misspelt_name_points_to_the_nearest():
    document = with_()
    document["steps"][0]["inputs"][0]["data"] = "$ref/data/image"
    made = fixed(document, "reference.undeclared", "Point to data/images")
    assert made["steps"] == SOUND["steps"]


def test_a_name_that_cannot_be_declared_is_not_offered_to_be():
    _, fixes = offered(consuming("$ref/parameters/not allowed"), "reference.undeclared")
    assert [label(fix) for fix in fixes] == ["Remove the reference"]


def test_a_reference_is_removed_with_its_key_and_an_item_with_its_place():
    document = with_()
    document["steps"][0]["properties"] = {"list": ["$ref/parameters/x", 1]}
    made = fixed(document, "reference.undeclared", "Remove the reference")
    assert made["steps"][0]["properties"] == {"list": [1]}
    made = fixed(consuming("$ref/data/gone"), "reference.undeclared", "Remove the reference")
    assert "data" not in made["steps"][1]["inputs"][0]


def test_an_operand_is_not_removed():
    condition = {"type": "==", "left": "$ref/parameters/x", "right": True}
    document = with_(steps=[{"name": "c", "type": "condition", "conditions": [condition]}])
    _, fixes = offered(document, "reference.undeclared")
    assert [label(fix) for fix in fixes] == ["Declare the parameter"]


def test_a_missing_output_is_added_or_the_one_there_is_pointed_to():
    document = consuming("$ref/consumptions/train/gone")
    made = fixed(document, "reference.unknown_output", "Add the output")
    assert made["steps"][0]["outputs"][-1] == {"name": "gone", "type": "model"}
    wanted = "Point to consumptions/train/model_out"
    made = fixed(document, "reference.unknown_output", wanted)
    assert made["steps"][1]["inputs"][0]["data"] == "$ref/consumptions/train/model_out"


def test_a_malformed_reference_points_to_what_is_spelt_alike():
    document = with_()
    document["steps"][0]["inputs"][0]["data"] = "$ref/dta/images"
    made = fixed(document, "reference.malformed", "Point to data/images")
    assert made["steps"] == SOUND["steps"]


def test_a_step_waits_for_what_it_uses():
    made = fixed(
        consuming("$ref/consumptions/train/model_out"),
        "reference.not_upstream",
        "Add the dependency",
    )
    assert made["steps"][1]["depend_steps"] == ["train"]


def test_a_branch_target_waits_for_its_condition():
    condition = {"name": "c", "type": "condition", "if_then_steps": ["train"]}
    made = fixed(
        with_(steps=[condition, JOB]), "graph.branch_without_dependency", "Add the dependency"
    )
    assert made["steps"][1]["depend_steps"] == ["c"]


def test_a_producer_joins_the_scene():
    document = consuming("$ref/consumptions/train/model_out")
    document["policy"] = {"use_scene": "s", "scenes": [{"name": "s", "steps": ["use"]}]}
    made = fixed(document, "reference.outside_scene", "Add to the scene")
    assert made["policy"]["scenes"][0]["steps"] == ["use", "train"]


def test_duplicates_go_and_the_first_stays():
    document = with_(sub_graphs=[{"name": "g", "steps": ["train", "model", "train"]}])
    made = fixed(document, "member.repeated", "Remove the duplicate")
    assert made["sub_graphs"][0]["steps"] == ["train", "model"]
    document = with_(steps=[JOB, step("model", depend_steps=["train", "train"])])
    made = fixed(document, "graph.repeated", "Remove the duplicate")
    assert made["steps"][1]["depend_steps"] == ["train"]


def test_an_unknown_member_leaves_or_is_the_one_that_was_meant():
    document = with_(sub_graphs=[{"name": "g", "steps": ["trian", "model"]}])
    made = fixed(document, "member.unknown", "Use train")
    assert made["sub_graphs"][0]["steps"] == ["train", "model"]
    made = fixed(document, "member.unknown", "Remove trian")
    assert made["sub_graphs"][0]["steps"] == ["model"]


def test_used_steps_become_those_that_use_and_keep_their_order():
    document = with_(data=[{"name": "images", "type": "obs", "used_steps": ["model"]}])
    made = fixed(document, "used_steps.differ", "Correct the list")
    assert made["data"][0]["used_steps"] == ["train"]


@pytest.mark.parametrize(
    ("fields", "code", "wanted", "key", "value"),
    [
        ({"type": "integer"}, "parameter.unknown_type", "Use int", "type", "int"),
        ({"type": "strng"}, "parameter.unknown_type", "Use string", "type", "string"),
        ({"format": "flavour"}, "parameter.unknown_format", "Use flavor", "format", "flavor"),
        ({"type": "int", "value": "12"}, "value.type", "Change to 12", "value", 12),
        ({"type": "int", "value": 3.0}, "value.type", "Change to 3", "value", 3),
        ({"type": "bool", "value": "True"}, "value.type", "Change to true", "value", True),
        ({"type": "str", "value": 1.5}, "value.type", 'Change to "1.5"', "value", "1.5"),
        ({"type": "list", "value": 1}, "value.type", "Change to [1]", "value", [1]),
        ({"type": "int", "value": "x"}, "value.type", "Make the type str", "type", "str"),
        (
            {"type": "str", "value": "c", "enum": ["a"]},
            "value.not_in_enum",
            'Add "c" to the choices',
            "enum",
            ["a", "c"],
        ),
        (
            {"type": "str", "value": "c", "enum": ["a"]},
            "value.not_in_enum",
            'Change to "a"',
            "value",
            "a",
        ),
        (
            {"type": "int", "value": 9, "constraint": {"max": 5}},
            "value.constraint",
            "Change to 5",
            "value",
            5,
        ),
    ],
)
def test_a_parameter_is_put_right(fields, code, wanted, key, value):
    made = fixed(parameter(**fields), code, wanted)["parameters"][0][key]
    assert (made, type(made)) == (value, type(value))


def test_an_unknown_format_can_go():
    made = fixed(parameter(format="zzz"), "parameter.unknown_format", "Remove format")
    assert "format" not in made["parameters"][0]


def test_a_requirement_gets_what_its_condition_asks():
    asked = {"attribute": "format", "operator": "equal", "value": "csv"}
    requirement = {"name": "r", "type": "obs", "conditions": [asked], "value": {"format": "x"}}
    document = with_(data_requirements=[requirement])
    made = fixed(document, "requirement.condition", 'Change to "csv"')
    assert made["data_requirements"][0]["value"] == {"format": "csv"}


def test_a_condition_that_asks_for_nothing_is_met_by_null():
    requirement = {"name": "r", "type": "obs", "conditions": [{}], "value": {"": 1}}
    made = fixed(with_(data_requirements=[requirement]), "requirement.condition", "Change to null")
    assert made["data_requirements"][0]["value"] == {"": None}


def test_conditions_that_nobody_looks_at_go():
    document = with_(steps=[step("train", conditions=[{"type": "==", "left": 1, "right": 1}] * 2)])
    made = fixed(document, "condition.ignored", "Remove the conditions")
    assert made["steps"][0]["conditions"] == []


@pytest.mark.parametrize(
    ("kind", "name", "wanted"),
    [
        ("step", "1 train/it", "step_1 train_it"),
        ("parameter", "a b", "a_b"),
        ("parameter", "9", "parameter_9"),
        ("data", "名", "data"),
    ],
)
def test_a_name_becomes_the_nearest_that_is_allowed_in_every_reference(kind, name, wanted):
    document = with_(parameters=[{"name": "p"}])
    document["steps"][0]["properties"] = {"x": "$ref/parameters/p"}
    found = draft(document, new_id=ids())
    id = next(
        id for id, each in found.entities.items() if each.kind == kind and each.owner == found.root
    )
    entity = found.entities[id]
    old = entity.value.get("name", ABSENT)
    spoilt, _ = apply(found, [set_of(entity, ("name",), old, name)])
    assert spoilt is not None
    problem = next(
        each for each in problems_of(spoilt.draft) if each.code.startswith("name.pattern")
    )
    fix = fixes_of(problem, spoilt.draft, new_id=fresh())[0]
    assert after(spoilt.draft, fix).entities[id].value["name"] == wanted


def test_a_renamed_parameter_is_renamed_where_it_is_used():
    document = with_(parameters=[{"name": "a b"}])
    document["steps"][0]["properties"] = {"x": "$ref/parameters/a b"}
    made = fixed(document, "name.pattern_plain", "Rename to a_b")
    assert made["steps"][0]["properties"] == {"x": "$ref/parameters/a_b"}


def test_what_has_no_name_gets_one_that_is_free():
    steps = [step("train", inputs=[{"name": "input"}, {"type": "obs"}])]
    made = fixed(with_(steps=steps), "field.required", "Name it input2")
    assert made["steps"][0]["inputs"][1] == {"type": "obs", "name": "input2"}


def test_every_fixer_is_for_a_problem_that_has_a_sentence():
    assert FIXERS.keys() <= TEXTS.keys()
