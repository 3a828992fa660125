"""Delayed values: who waits for them, who is let go on, and what is refused."""

import json

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.executions import actions, queries
from tests.executions.rows import condition, row, start, states, status, step, workflow_of

ASKED = {"name": "rate", "type": "float", "delay": True, "constraint": {"max": 1}}
WANTED = {"name": "images", "type": "obs", "delay": True}


def uses(name, *after, reference="$ref/parameters/rate"):
    return step(name, *after, inputs=[{"name": "in", "type": "obs", "value": reference}])


def got(execution, name):
    return json.loads(row(execution, name).inputs)[0]["value"]


def codes(refused):
    return [(problem.code, problem.path) for problem in refused.value.problems]


@pytest.fixture
def workflow(cast):
    return workflow_of(cast, [step("a"), uses("b", "a"), step("c", "b")], parameters=[ASKED])


@pytest.fixture
def waiting(cast, steps, worker, workflow):
    execution = start(cast, workflow)
    worker.work()
    return execution


def test_the_first_step_that_uses_it_waits_and_the_execution_runs_on(waiting):
    assert states(waiting) == {"a": "completed", "b": "wait_inputs", "c": "init"}
    assert status(waiting) == "running"


def test_the_answer_lets_it_go_on_with_the_value(cast, waiting, worker):
    actions.continue_step(row(waiting, "b"), by=cast.operator, parameters={"rate": 0.5})
    worker.work()
    assert status(waiting) == "completed"
    assert got(waiting, "b") == 0.5
    assert row(waiting, "b").waited > 0


def test_an_early_answer_makes_it_wait_for_nothing(cast, steps, worker, workflow):
    execution = start(cast, workflow)
    actions.answer_questions(execution, by=cast.operator, parameters={"rate": 0.5})
    worker.work()
    assert status(execution) == "completed"
    assert "wait_inputs" not in [e.after for e in execution.events.all()]


@pytest.mark.parametrize("given", [{"parameters": {"rate": 0.5}}, {}])
def test_a_value_given_at_the_start_or_declared_is_an_answer(cast, steps, worker, given):
    declared = ASKED if given else {**ASKED, "value": 0.5}
    execution = start(cast, workflow_of(cast, [uses("a")], parameters=[declared]), **given)
    worker.work()
    assert (status(execution), got(execution, "a")) == ("completed", 0.5)


def test_a_default_only_stands_in_once_somebody_continues(cast, steps, worker):
    asked = {**ASKED, "default": 0.25}
    execution = start(cast, workflow_of(cast, [uses("a")], parameters=[asked]))
    worker.work()
    assert states(execution) == {"a": "wait_inputs"}
    actions.continue_step(row(execution, "a"), by=cast.operator)
    worker.work()
    assert got(execution, "a") == 0.25


def test_without_a_default_it_is_asked_again(cast, waiting, worker):
    with pytest.raises(Refused) as refused:
        actions.continue_step(row(waiting, "b"), by=cast.operator)
    assert codes(refused) == [("execution.value_needed", ("parameters", "rate"))]


@pytest.mark.parametrize(
    ("value", "code"),
    [("x", "value.type"), (2, "value.constraint"), (None, "execution.null_value")],
)
def test_a_value_that_does_not_fit_is_refused(cast, waiting, value, code):
    with pytest.raises(Refused) as refused:
        actions.continue_step(row(waiting, "b"), by=cast.operator, parameters={"rate": value})
    assert codes(refused)[0] == (code, ("parameters", "rate"))
    assert states(waiting)["b"] == "wait_inputs"


def test_a_name_that_the_workflow_does_not_have_is_refused(cast, waiting):
    with pytest.raises(Refused) as refused:
        actions.answer_questions(waiting, by=cast.operator, parameters={"other": 1})
    assert codes(refused) == [("execution.unknown_value", ("parameters", "other"))]


def test_what_a_step_has_begun_with_cannot_be_answered_again(cast, waiting, steps, worker):
    steps.tell("b", seconds=60)
    actions.continue_step(row(waiting, "b"), by=cast.operator, parameters={"rate": 0.5})
    worker.work()
    with pytest.raises(Refused) as refused:
        actions.answer_questions(waiting, by=cast.operator, parameters={"rate": 0.1})
    assert codes(refused) == [("execution.not_asked", ("parameters", "rate"))]


def test_one_answer_lets_all_go_on_that_waited_for_it(cast, steps, worker):
    drawn = [uses("a"), uses("b"), step("c", "a", "b")]
    execution = start(cast, workflow_of(cast, drawn, parameters=[ASKED]))
    worker.work()
    assert set(states(execution).values()) == {"wait_inputs", "init"}
    actions.answer_questions(execution, by=cast.operator, parameters={"rate": 0.5})
    worker.work()
    assert status(execution) == "completed"


def test_a_requirement_is_asked_for_as_well(cast, steps, worker):
    drawn = [uses("a", reference="$ref/data_requirements/images")]
    execution = start(cast, workflow_of(cast, drawn, data_requirements=[WANTED]))
    worker.work()
    value = {"obs_url": "/bucket/images/"}
    given = {"images": value}
    actions.continue_step(row(execution, "a"), by=cast.operator, data_requirements=given)
    worker.work()
    assert got(execution, "a") == value


def test_used_steps_name_those_that_wait_too(cast, steps, worker):
    asked = {**ASKED, "used_steps": ["a"]}
    execution = start(cast, workflow_of(cast, [step("a")], parameters=[asked]))
    worker.work()
    assert states(execution) == {"a": "wait_inputs"}


def test_a_condition_waits_for_its_operand(cast, steps, worker):
    asked = {"name": "go", "type": "bool", "delay": True}
    conditions = [{"type": "==", "left": "$ref/parameters/go", "right": True}]
    drawn = [condition("check", then=["a"], conditions=conditions), step("a", "check")]
    execution = start(cast, workflow_of(cast, drawn, parameters=[asked]))
    worker.work()
    assert states(execution) == {"check": "wait_inputs", "a": "init"}
    actions.continue_step(row(execution, "check"), by=cast.operator, parameters={"go": False})
    worker.work()
    assert states(execution) == {"check": "completed", "a": "skipped"}
    assert status(execution) == "completed"


def test_the_questions_are_there_from_the_start_with_who_waits(cast, workflow, waiting):
    (question,) = queries.questions_of(waiting)
    assert (question.source, question.name, question.type) == ("parameters", "rate", "float")
    assert (question.steps, question.waiting) == (("b",), ("b",))
    actions.answer_questions(waiting, by=cast.operator, parameters={"rate": 0.5})
    assert queries.questions_of(waiting) == ()


def test_viewers_answer_nothing_and_strangers_see_nothing(cast, waiting):
    with pytest.raises(Forbidden):
        actions.answer_questions(waiting, by=cast.viewer, parameters={"rate": 0.5})
    with pytest.raises(NotFound):
        actions.answer_questions(waiting, by=cast.stranger, parameters={"rate": 0.5})
