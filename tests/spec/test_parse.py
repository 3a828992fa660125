"""Reading a body into the 20 objects."""

import pytest

from apps.spec.dump import dump
from apps.spec.model import Workflow, WorkflowStep
from apps.spec.parse import parse, parse_object


def faults(document):
    workflow, problems = parse(document)
    assert workflow is None
    return [(problem.code, problem.path) for problem in problems]


def back(document):
    workflow, problems = parse(document)
    assert problems == []
    return dump(workflow)


def test_null_in_a_declared_field_is_absent_and_never_written_out():
    body = {"name": "a", "steps": None, "policy": {"scenes": None}, "run_count": None}
    assert back(body) == {"name": "a", "policy": {}}


def test_null_in_free_values_and_unknown_keys_is_data():
    body = {"extend": {"a": None}, "x": None, "parameters": [{"name": "p", "enum": [None]}]}
    assert back(body) == body


def test_empty_is_not_absent():
    body = {"name": "", "steps": [], "extend": {}, "labels": [], "policy": {}, "param_ready": False}
    assert back(body) == body


def test_unknown_keys_are_kept_at_every_level():
    body = {
        "x": 1,
        "extras": {"y": 1},
        "steps": [{"x": [], "inputs": [{"x": {}}], "policy": {"x": 0}}],
        "package": {"order": {"sku": {"x": "1"}}},
    }
    assert back(body) == body


def test_the_order_of_lists_is_kept():
    assert back({"labels": ["b", "a", "b"]}) == {"labels": ["b", "a", "b"]}


@pytest.mark.parametrize("field", ["poll_interval_seconds", "max_execution_minutes"])
@pytest.mark.parametrize("value", ["60", 60, 1.5])
def test_intervals_are_texts_or_numbers_and_kept_as_sent(field, value):
    body = {"steps": [{"policy": {field: value}}]}
    assert back(body) == body


def test_the_period_and_count_of_an_order_are_texts_or_numbers():
    body = {"package": {"order": {"sku": {"period": 1}, "sku_count": "2"}}}
    assert back(body) == body
    assert faults({"package": {"order": {"sku_count": True}}}) == [
        ("type.expected_text_or_number", ("package", "order", "sku_count"))
    ]


@pytest.mark.parametrize("value", [True, False, "true", "false"])
def test_the_smn_switch_is_a_boolean_or_its_word(value):
    assert back({"smn_switch": value}) == {"smn_switch": value}


@pytest.mark.parametrize("value", ["True", "", 1, 0, []])
def test_the_smn_switch_is_nothing_else(value):
    assert faults({"smn_switch": value}) == [("type.expected_switch", ("smn_switch",))]


def test_server_owned_fields_are_accepted():
    body = {"workflow_id": "x", "created_at": "now", "run_count": 3, "param_ready": True}
    assert back(body) == body


def test_all_wrong_types_are_told_at_once():
    body = {
        "name": 1,
        "steps": [{"name": "a", "inputs": {}, "depend_steps": [1, "b", None]}, "x"],
        "extend": [],
        "run_count": 1.0,
        "with_subscription": "true",
        "package": {"order": {"sku": {"price": "1"}}},
    }
    assert faults(body) == [
        ("type.expected_text", ("name",)),
        ("type.expected_list", ("steps", 0, "inputs")),
        ("type.expected_text", ("steps", 0, "depend_steps", 0)),
        ("type.expected_text", ("steps", 0, "depend_steps", 2)),
        ("type.expected_object", ("steps", 1)),
        ("type.expected_object", ("extend",)),
        ("type.expected_integer", ("run_count",)),
        ("type.expected_flag", ("with_subscription",)),
        ("type.expected_number", ("package", "order", "sku", "price")),
    ]


@pytest.mark.parametrize("document", [None, [], "x", 1, True])
def test_a_body_is_an_object(document):
    assert faults(document) == [("type.expected_object", ())]


def test_a_true_is_no_number_and_a_one_no_true():
    assert faults({"run_count": True}) == [("type.expected_integer", ("run_count",))]
    assert faults({"param_ready": 1}) == [("type.expected_flag", ("param_ready",))]


def test_a_long_has_sixty_three_bits():
    assert back({"run_count": 2**63 - 1}) == {"run_count": 2**63 - 1}
    assert faults({"run_count": 2**63}) == [("type.integer_range", ("run_count",))]


def test_ten_thousand_steps_are_taken_and_one_more_refused():
    steps = [{"name": f"s{at}", "type": "job"} for at in range(10_001)]
    assert faults({"steps": steps}) == [("limit.steps", ("steps",))]
    assert len(back({"steps": steps[1:]})["steps"]) == 10_000


def test_one_object_is_read_with_paths_of_the_document_it_stands_in():
    step, problems = parse_object(WorkflowStep, {"title": 1}, ("steps", 4))
    assert step is None
    assert [problem.path for problem in problems] == [("steps", 4, "title")]


def test_a_thousand_type_problems_are_enough():
    assert len(faults({"labels": [1] * 5000})) == 1000


def test_what_is_absent_is_none_and_what_is_empty_is_not():
    workflow, _ = parse({"steps": []})
    assert workflow == Workflow(steps=())
    assert workflow.name is None
