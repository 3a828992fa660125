"""Values, requirements, gallery assets and scenes: warnings until an execution starts."""

import pytest

from apps.spec.model import Scene
from apps.spec.problems import errors
from apps.spec.validate import Purpose, validate
from tests.spec.judged import errors_of, said, specification, step, warnings_of

ONE = [step("a")]


def parameter(**fields):
    return {"steps": ONE, "parameters": [{"name": "p", **fields}]}


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("str", "a", True),
        ("str", 1, False),
        ("String", [], False),
        ("int", 1, True),
        ("int", 1.0, False),
        ("int", True, False),
        ("int", "1", False),
        ("bool", False, True),
        ("bool", 0, False),
        ("float", 1.5, True),
        ("float", 1, True),
        ("float", "1.5", False),
        ("float", True, False),
        ("json", {"a": 1}, True),
        ("json", "a", True),
        ("list", [], True),
        ("list", "a", False),
        (None, {"a": 1}, True),
    ],
)
@pytest.mark.parametrize("field", ["value", "default"])
def test_a_value_that_does_not_fit_its_type_is_an_error_only_at_start(field, kind, value, fits):
    body = parameter(**{"type": kind, field: value})
    told = [] if fits else [("value.type", ("parameters", 0, field))]
    assert (errors_of(**body), warnings_of(**body)) == ([], told)
    assert errors_of(Purpose.START, **body) == told


def test_the_items_of_a_list_are_of_its_format():
    body = parameter(type="list", format="int", value=[1, "2", True])
    assert warnings_of(**body) == [
        ("value.type", ("parameters", 0, "value", 1)),
        ("value.type", ("parameters", 0, "value", 2)),
    ]


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({"enum": [1, 2], "value": 1.0}, True),
        ({"enum": [1, 2], "value": True}, False),
        ({"enum": ["a"], "default": "b"}, False),
        ({"enum": [], "value": "b"}, True),
        ({"type": "enum", "value": "b"}, False),
        ({"type": "enum", "enum": ["b"], "value": "b"}, True),
        ({"type": "list", "enum": [1, 2], "value": [2, 1]}, True),
        ({"type": "list", "enum": [1, 2], "value": [3]}, False),
        ({"enum": [{"a": [1]}], "value": {"a": [1.0]}}, True),
    ],
)
def test_a_value_is_among_the_items_of_its_enum(fields, fits):
    body = parameter(**fields)
    assert ("value.not_in_enum" in [code for code, _ in warnings_of(**body)]) is not fits
    assert ("value.not_in_enum" in [code for code, _ in errors_of(Purpose.START, **body)]) is (
        not fits
    )


@pytest.mark.parametrize(
    ("constraint", "value", "keeps"),
    [
        ({"min": 1}, 1, True),
        ({"min": 1}, 0.5, False),
        ({"minimum": 1}, 0, False),
        ({"max": 1}, 1.5, False),
        ({"max": 1}, 1, True),
        ({"maximum": 1}, 1, True),
        ({"min_length": 1}, "", False),
        ({"max_length": 1}, "ab", False),
        ({"max_length": 2}, [1, 2], True),
        ({"min": "1"}, 0, True),
        ({"min": 1}, "a", True),
        ({"something": 1}, 0, True),
    ],
)
def test_a_value_keeps_the_bounds_of_its_constraint(constraint, value, keeps):
    body = parameter(constraint=constraint, value=value)
    told = [] if keeps else [("value.constraint", ("parameters", 0, "value"))]
    assert (errors_of(**body), warnings_of(**body)) == ([], told)
    assert errors_of(Purpose.START, **body) == told


@pytest.mark.parametrize(
    ("condition", "value", "code"),
    [
        ({"attribute": "t", "operator": "equal", "value": "x"}, {"t": "x"}, None),
        (
            {"attribute": "t", "operator": "equal", "value": "x"},
            {"t": "y"},
            "requirement.condition",
        ),
        ({"attribute": "t", "value": 1}, {"t": True}, "requirement.condition"),
        ({"attribute": "t", "operator": "equal", "value": "x"}, {"u": "y"}, None),
        ({"attribute": "t", "operator": "equal", "value": "x"}, None, None),
        ({"attribute": "t", "operator": "like", "value": 1}, {}, "constraint.unknown_operator"),
        ({"attribute": "t", "value": "$ref/parameters/p"}, {"t": "y"}, None),
    ],
)
def test_the_value_of_a_requirement_meets_its_conditions(condition, value, code):
    asked = {"name": "r", "type": "obs", "conditions": [condition], "value": value}
    body = {"steps": ONE, "data_requirements": [asked], "parameters": [{"name": "p"}]}
    expected = [] if code is None else [code]
    assert [found for found, _ in warnings_of(**body)] == expected
    assert [found for found, _ in errors_of(Purpose.START, **body)] == expected


def test_an_asset_that_the_gallery_says_has_expired_is_an_error_at_start():
    workflow = specification(
        steps=ONE, assets=[{"name": "x", "content_id": "c1"}, {"content_id": "c2"}]
    )
    (problem,) = validate(workflow, expired=frozenset({"c2"}))
    assert (problem.code, problem.path) == ("asset.expired", ("assets", 1))
    assert errors([problem]) == []
    assert errors(validate(workflow, purpose=Purpose.START, expired=frozenset({"c2"}))) != []


def test_what_a_body_says_of_expiry_is_not_trusted():
    assets = [{"content_id": "c", "expired_at": "2000-01-01T00:00:00Z"}, {}]
    assert said(Purpose.START, steps=ONE, assets=assets) == []


def scene_body(**policy):
    consumer = step("b", properties={"x": "$ref/consumptions/a/o"}, depend_steps=["a"])
    scenes = [{"id": "1", "name": "only b", "steps": ["b"]}, {"name": "both", "steps": ["a", "b"]}]
    return {
        "steps": [step("a", outputs=[{"name": "o"}]), consumer],
        "policy": {"scenes": scenes, **policy},
    }


@pytest.mark.parametrize("policy", [{"scene_id": "1"}, {"use_scene": "only b"}])
def test_a_consumption_from_outside_the_chosen_scene_is_an_error_only_at_start(policy):
    told = [("reference.outside_scene", ("steps", 1, "properties", "x"))]
    assert warnings_of(**scene_body(**policy)) == told
    assert errors_of(Purpose.START, **scene_body(**policy)) == told


def test_without_a_chosen_scene_the_whole_graph_counts():
    assert said(Purpose.START, **scene_body()) == []
    assert said(Purpose.START, **scene_body(use_scene="both")) == []


def test_steps_outside_the_chosen_scene_consume_what_they_like():
    body = scene_body(scene_id="2")
    body["policy"]["scenes"].append({"id": "2", "steps": []})
    assert said(Purpose.START, **body) == []


def test_the_scene_of_an_execution_goes_before_the_preselected_one():
    workflow = specification(**scene_body(use_scene="both"))
    chosen = Scene(name="only b", steps=("b",))
    found = validate(workflow, purpose=Purpose.START, scene=chosen)
    assert [problem.code for problem in found] == ["reference.outside_scene"]
