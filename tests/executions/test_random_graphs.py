"""Made-up workflows on real rows end as the engine says, whatever the order of messages."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.engine.states import StepState
from apps.executions.models import Event
from config.celery import app as celery
from tests.engine.test_laws import runs
from tests.executions.rows import start, states, status, workflow_of
from tests.fakes.run_target import script

TRUE = [{"type": "==", "left": 1, "right": 1}]
FALSE = [{"type": "==", "left": 1, "right": 2}]


@contextmanager
def rolled_back():
    """Undo what one story wrote."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def drawn_as_document(played):
    """Return the steps of a run, its conditions such that they come out as it says."""
    steps = []
    lists = {}
    for target, branches in played.plan.branches.items():
        for branch in branches:
            for outcome in branch.taken_on:
                key = "if_then_steps" if outcome else "else_then_steps"
                lists.setdefault(branch.condition, {}).setdefault(key, []).append(target)
    for name, parents in played.plan.parents.items():
        step = {"name": name, "type": "job", "depend_steps": list(parents)}
        if name in lists:
            conditions = TRUE if played.outcomes[name] else FALSE
            step |= {"type": "condition", "conditions": conditions, **lists[name]}
        steps.append(step)
    return steps


def work_in_any_order(worker, chance, *, twice):
    """Handle messages as they come to hand, some of them again."""
    while True:
        worker.commit()
        if not worker.sent:
            return
        worker.sent.rotate(chance.randrange(len(worker.sent)))
        name, args, _ = worker.sent.popleft()
        for _ in range(1 + (twice and chance.random() < 0.3)):
            celery.tasks[name](*args)


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(run=runs(), target=st.sampled_from(["attached", "detached"]))
@pytest.mark.django_db
def test_every_execution_ends_as_the_engine_says(cast, steps, worker, run, target):
    played, chance = run
    document = drawn_as_document(played)
    conditions = {step["name"] for step in document if step["type"] == "condition"}
    failing = {name for name in played.plan.parents if played.ending(name) == "failed"}
    ending = played.ending
    played.ending = lambda name: StepState.COMPLETED if name in conditions else ending(name)
    played.play(chance.choice)
    worker.sent.clear()
    worker.committed.clear()
    script.clear()
    for name in failing:
        script.tell(name, state="failed")
    with rolled_back():
        execution = start(cast, workflow_of(cast, document), target=target)
        work_in_any_order(worker, chance, twice=True)
        wanted = {name: str(played.states.get(name, "init")) for name in played.plan.parents}
        assert states(execution) == wanted
        assert status(execution) == str(played.finished)
        submitted = script.submitted()
        assert len(submitted) == len(set(submitted))
        assert_events_are_moves(execution)


def assert_events_are_moves(execution):
    """Each step's events lead from `init` to where it stands, one after the other."""
    for step in execution.steps.all():
        at = "init"
        for event in Event.objects.filter(step=step).order_by("id"):
            assert event.before == at
            at = event.after
        assert at == step.state
