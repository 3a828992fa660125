"""Fields that take one of a few words, conditions, members, ways to create."""

import pytest

from apps.spec.rules.creation import Way, way_of
from apps.spec.types import registry
from apps.spec.validate import validate
from tests.spec.judged import errors_of, said, specification, step, warnings_of

ONE = [step("a")]


def parameter(**fields):
    return {"steps": ONE, "parameters": [{"name": "p", **fields}]}


@pytest.mark.parametrize("kind", sorted(registry()))
def test_registered_step_types_are_taken(kind):
    assert errors_of(steps=[step("a", type=kind)]) == []


@pytest.mark.parametrize("kind", ["", "Job", "training", "job "])
def test_other_step_types_are_errors(kind):
    assert errors_of(steps=[step("a", type=kind)]) == [("step.unknown_type", ("steps", 0, "type"))]


@pytest.mark.parametrize("kind", ["str", "int", "bool", "float", "json", "string", "list", "enum"])
def test_parameter_types_are_taken_in_any_letter_case(kind):
    for spelled in (kind, kind.upper(), kind.title()):
        assert errors_of(**parameter(type=spelled)) == []


def test_other_parameter_types_are_errors():
    assert errors_of(**parameter(type="number")) == [
        ("parameter.unknown_type", ("parameters", 0, "type"))
    ]


def test_storages_are_of_type_obs_in_any_letter_case():
    for kind in ("obs", "OBS", "Obs"):
        assert errors_of(steps=ONE, storages=[{"name": "s", "type": kind}]) == []
    assert errors_of(steps=ONE, storages=[{"name": "s", "type": "s3"}]) == [
        ("storage.unknown_type", ("storages", 0, "type"))
    ]


@pytest.mark.parametrize("operator", ["==", "!=", ">", ">=", "<", "<=", "in", "or"])
def test_the_pages_eight_operators_are_taken(operator):
    conditions = [{"type": operator, "left": 1, "right": 1}]
    assert said(steps=[step("c", type="condition", conditions=conditions)]) == []


@pytest.mark.parametrize("operator", ["", "=", "and", "IN", "not"])
def test_other_operators_are_errors(operator):
    conditions = [{"type": operator, "left": 1, "right": 1}]
    assert errors_of(steps=[step("c", type="condition", conditions=conditions)]) == [
        ("condition.unknown_operator", ("steps", 0, "conditions", 0, "type"))
    ]


def test_unknown_types_of_data_and_formats_are_warnings():
    found = said(
        steps=[
            step("a", inputs=[{"name": "i", "type": "x"}], outputs=[{"name": "o", "type": "x"}])
        ],
        data_requirements=[{"name": "r", "type": "x"}],
        data=[{"name": "d", "type": "x"}],
        parameters=[{"name": "p", "format": "x"}],
    )
    assert found == warnings_of(
        steps=[
            step("a", inputs=[{"name": "i", "type": "x"}], outputs=[{"name": "o", "type": "x"}])
        ],
        data_requirements=[{"name": "r", "type": "x"}],
        data=[{"name": "d", "type": "x"}],
        parameters=[{"name": "p", "format": "x"}],
    )
    assert found == [
        ("input.unknown_type", ("steps", 0, "inputs", 0, "type")),
        ("output.unknown_type", ("steps", 0, "outputs", 0, "type")),
        ("requirement.unknown_type", ("data_requirements", 0, "type")),
        ("data.unknown_type", ("data", 0, "type")),
        ("parameter.unknown_format", ("parameters", 0, "format")),
    ]


def test_types_that_the_vendors_own_clients_use_are_known():
    outputs = [{"name": k, "type": k} for k in ("obs", "model", "service_content", "dataset")]
    requirement = {"name": "r", "type": "OBS"}
    parameters = [{"name": "p", "type": "json", "format": "train_flavor"}]
    steps = [step("a", outputs=outputs)]
    assert said(steps=steps, data_requirements=[requirement], parameters=parameters) == []


def test_a_condition_step_without_conditions_is_warned_of():
    assert said(steps=[step("c", type="condition")]) == [
        ("condition.none", ("steps", 0, "conditions"))
    ]


def test_conditions_on_another_step_type_are_warned_of():
    conditions = [{"type": "==", "left": 1, "right": 1}]
    assert warnings_of(steps=[step("a", conditions=conditions)]) == [
        ("condition.ignored", ("steps", 0, "conditions"))
    ]


def test_used_steps_that_differ_from_what_is_used_are_warned_of():
    steps = [step("a", properties={"x": "$ref/parameters/p"}), step("b")]
    told = [("used_steps.differ", ("parameters", 0, "used_steps"))]
    for used, expected in (
        (["a"], []),
        (["a", "a"], []),
        ([], told),
        (["b"], told),
        (["a", "b"], told),
        (None, []),
    ):
        parameters = [{"name": "p", "used_steps": used}]
        assert said(steps=steps, parameters=parameters) == expected


def test_what_is_missing_and_what_is_too_much_in_used_steps_is_told():
    workflow = specification(
        steps=[step("a", properties={"x": "$ref/data/d"}), step("b")],
        data=[{"name": "d", "used_steps": ["b"]}],
    )
    (problem,) = validate(workflow)
    assert problem.params == {"missing": ["a"], "extra": ["b"]}


def test_members_that_are_no_steps_are_warned_of():
    found = said(
        steps=ONE,
        sub_graphs=[{"name": "g", "steps": ["a", "x"]}],
        policy={"scenes": [{"name": "s", "steps": ["y"]}]},
        data=[{"name": "d", "used_steps": ["z"]}],
    )
    assert found == [
        ("member.unknown", ("sub_graphs", 0, "steps", 1)),
        ("member.unknown", ("policy", "scenes", 0, "steps", 0)),
        ("member.unknown", ("data", 0, "used_steps", 0)),
    ]


def test_members_that_are_repeated_are_warned_of():
    found = warnings_of(
        steps=ONE,
        sub_graphs=[{"name": "g", "steps": ["a", "a"]}],
        policy={"scenes": [{"name": "s", "steps": ["a", "a", "a"]}]},
    )
    assert found == [
        ("member.repeated", ("sub_graphs", 0, "steps", 1)),
        ("member.repeated", ("policy", "scenes", 0, "steps", 1)),
        ("member.repeated", ("policy", "scenes", 0, "steps", 2)),
    ]


@pytest.mark.parametrize(
    ("fields", "way"),
    [
        ({"steps": ONE}, Way.STEPS),
        ({"steps": ONE, "source_workflow_id": "x"}, Way.COPY),
        ({"source_workflow_id": "x", "gallery_subscription": {"content_id": "c"}}, Way.COPY),
        ({"steps": ONE, "gallery_subscription": {"content_id": "c"}}, Way.GALLERY),
        ({"steps": ONE, "source_workflow_id": "", "gallery_subscription": {}}, Way.STEPS),
        ({"steps": []}, None),
    ],
)
def test_exactly_one_way_to_create_applies(fields, way):
    assert way_of(specification(**fields)) is way
