"""What keeps an execution from starting, and what is there once it has started."""

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.executions import actions
from apps.executions.models import Answer, Execution, Label
from apps.gallery.actions import purchase_package
from apps.workflows import actions as workflow_actions
from tests.executions.rows import chain, start, states, status, step, workflow_of


@pytest.fixture(autouse=True)
def _no_broker(worker):
    """Let no message go anywhere."""


def codes(refused):
    return [(problem.code, problem.path) for problem in refused.value.problems]


def test_it_has_a_number_the_specification_and_every_step(cast):
    workflow = workflow_of(cast, chain("a", "b"))
    first, second = start(cast, workflow), start(cast, workflow, labels=["x", "y", "x"])
    assert (first.name, second.name) == ("execution-001", "execution-002")
    assert (first.status, states(first)) == ("init", {"a": "init", "b": "init"})
    assert list(Label.objects.filter(execution=second).values_list("text", flat=True)) == ["x", "y"]


def test_an_edit_afterwards_changes_nothing_of_it(cast, worker):
    workflow = workflow_of(cast, chain("a", "b"))
    execution = start(cast, workflow)
    workflow_actions.update_workflow(workflow, document={"steps": chain("z")}, by=cast.editor)
    worker.work()
    assert states(execution) == {"a": "completed", "b": "completed"}


def test_values_that_are_missing_are_named(cast):
    asked = [{"name": "rate", "type": "float"}, {"name": "late", "type": "int", "delay": True}]
    with pytest.raises(Refused) as refused:
        start(cast, workflow_of(cast, [step("a")], parameters=asked))
    assert codes(refused) == [("value.missing", ("parameters", "rate"))]
    assert not Execution.objects.exists()


def test_what_create_only_warns_of_refuses_the_start(cast):
    given = [{"name": "in", "type": "obs", "data": "$ref/data/nothing"}]
    with pytest.raises(Refused) as refused:
        start(cast, workflow_of(cast, [step("a", inputs=given)]))
    assert [code for code, _ in codes(refused)] == ["reference.undeclared"]


def test_a_value_that_does_not_fit_is_refused_under_its_name(cast):
    parameters = [{"name": "rate", "type": "float", "value": 0.5}]
    workflow = workflow_of(cast, [step("a")], parameters=parameters)
    with pytest.raises(Refused) as refused:
        start(cast, workflow, parameters={"rate": "fast", "other": 1})
    assert codes(refused) == [
        ("value.type", ("parameters", "rate")),
        ("execution.unknown_value", ("parameters", "other")),
    ]


def test_the_values_are_kept(cast):
    parameters = [{"name": "rate", "type": "float", "value": 0.5}]
    execution = start(
        cast, workflow_of(cast, [step("a")], parameters=parameters), parameters={"rate": 1.0}
    )
    assert list(Answer.objects.values_list("execution", "name", "value")) == [
        (execution.pk, "rate", "1.0")
    ]


SCENES = {"policy": {"scenes": [{"name": "short", "steps": ["a", "c"]}], "use_scene": "short"}}


@pytest.mark.parametrize("by_id", [True, False])
def test_a_scene_runs_its_steps_alone(cast, worker, by_id):
    workflow = workflow_of(cast, chain("a", "b", "c"), **SCENES)
    scene = workflow.scenes.get()
    named = {"scene_id": scene.pk} if by_id else {"scene_name": "short"}
    execution = start(cast, workflow, **named)
    worker.work()
    assert states(execution) == {"a": "completed", "c": "completed"}
    assert (execution.scene_name, status(execution)) == ("short", "completed")


def test_without_a_scene_all_steps_run(cast, worker):
    execution = start(cast, workflow_of(cast, chain("a", "b", "c"), **SCENES))
    worker.work()
    assert set(states(execution)) == {"a", "b", "c"}


def test_an_unknown_scene_is_refused(cast):
    with pytest.raises(Refused) as refused:
        start(cast, workflow_of(cast, [step("a")]), scene_name="nowhere")
    assert codes(refused) == [("execution.no_scene", ("scene_name",))]


def test_an_unknown_target_is_refused(cast):
    with pytest.raises(Refused) as refused:
        start(cast, workflow_of(cast, [step("a")]), target="moon")
    assert refused.value.problems[0].path == ("target",)


def test_what_the_target_cannot_do_is_said_before_anything_starts(cast, steps):
    steps.tell("b", refuses="local.step_type")
    with pytest.raises(Refused) as refused:
        start(cast, workflow_of(cast, chain("a", "b")))
    assert codes(refused) == [("local.step_type", ("steps", 1))]
    assert not Execution.objects.exists()


def test_options_are_refused_where_the_target_takes_none(cast):
    with pytest.raises(Refused) as refused:
        start(cast, workflow_of(cast, [step("a")]), options={"seconds": 1})
    assert codes(refused) == [("execution.no_options", ("options",))]


def test_a_limited_package_gives_so_many_executions(cast):
    workflow = workflow_of(cast, [step("a")])
    package = purchase_package(
        cast.project,
        workflow_id=workflow.pk,
        pool_id="p",
        order={},
        by=cast.owner,
        limit_enable=True,
        consume_limit=1,
    )
    start(cast, workflow)
    with pytest.raises(Refused) as refused:
        start(cast, workflow)
    assert codes(refused) == [("gallery.used_up", ("package",))]
    package.refresh_from_db()
    assert (package.current_consume, Execution.objects.count()) == (1, 1)


def test_what_is_in_the_trash_does_not_start(cast):
    workflow = workflow_of(cast, [step("a")])
    workflow_actions.trash_workflow(workflow, by=cast.owner)
    with pytest.raises(NotFound):
        start(cast, workflow)


@pytest.mark.parametrize(("who", "error"), [("viewer", Forbidden), ("stranger", NotFound)])
def test_only_operators_and_above_start(cast, who, error):
    workflow = workflow_of(cast, [step("a")])
    with pytest.raises(error):
        actions.start_execution(workflow, by=cast.named(who), target="detached")


def test_deleting_a_workflow_stops_what_runs_of_it(cast, steps, worker):
    steps.tell("a", seconds=3600)
    workflow = workflow_of(cast, chain("a", "b"))
    execution = start(cast, workflow)
    worker.work()
    actions.delete_workflow(workflow, by=cast.editor)
    worker.work()
    workflow.refresh_from_db()
    assert workflow.trashed_at is not None
    assert status(execution) == "stopped"


def test_a_workflow_is_not_deleted_while_a_step_is_stopping(cast, steps, worker):
    steps.tell("a", seconds=3600)
    workflow = workflow_of(cast, chain("a", "b"))
    execution = start(cast, workflow)
    worker.work()
    actions.stop_execution(execution, by=cast.operator)
    with pytest.raises(Refused) as refused:
        actions.delete_workflow(workflow, by=cast.editor)
    assert codes(refused)[0][0] == "execution.still_stopping"
