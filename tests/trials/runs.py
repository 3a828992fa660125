"""Many executions at once, and whether anything of them was lost or done twice.

    gather ──▶ train a ┐
          └──▶ train b ┴▶ check ──▶ good | bad ──▶ tell

Each is a dry run of this: only the work of the steps is missing, the rest is as always.
"""

import time
from collections import Counter
from collections.abc import Sequence

from apps.executions import actions, sweeper
from apps.executions.models import Event, Execution
from apps.workflows.actions import create_workflow
from apps.workflows.models import Workflow
from tests.cast import Cast

SWEEP = 2.0
_IS_GOOD = {"type": "==", "left": "$ref/parameters/is_good", "right": True}
DOCUMENT = {
    "name": "steel",
    "parameters": [{"name": "is_good", "type": "bool", "default": True}],
    "steps": [
        {"name": "gather", "type": "create_dataset"},
        {"name": "train_a", "type": "job", "depend_steps": ["gather"]},
        {"name": "train_b", "type": "job", "depend_steps": ["gather"]},
        {
            "name": "check",
            "type": "condition",
            "depend_steps": ["train_a", "train_b"],
            "conditions": [_IS_GOOD],
            "if_then_steps": ["good"],
            "else_then_steps": ["bad"],
        },
        {"name": "good", "type": "model", "depend_steps": ["check"]},
        {"name": "bad", "type": "job", "depend_steps": ["check"]},
        {"name": "tell", "type": "job", "depend_steps": ["good", "bad"]},
    ],
}
OPTIONS = {"seconds": 0.2, "steps": {"train_b": {"seconds": 1, "metrics": {"accuracy": 0.9}}}}


def workflow_of(cast: Cast) -> Workflow:
    """Return the workflow."""
    return create_workflow(project=cast.project, document=DOCUMENT, by=cast.owner)


def start_many(cast: Cast, workflow: Workflow, number: int) -> Sequence[Execution]:
    """Start executions, every second one with the other outcome."""
    return [
        actions.start_execution(
            workflow,
            by=cast.operator,
            target="rehearsal",
            options=OPTIONS,
            parameters={"is_good": at % 2 == 0},
        )
        for at in range(number)
    ]


def sweep_until_over(executions: Sequence[Execution], *, patience: float) -> float:
    """Sweep as the beat does until all have ended; return how many seconds that took."""
    began, next_sweep = time.monotonic(), 0.0
    rows = Execution.objects.filter(pk__in=[one.pk for one in executions], finished_at=None)
    while left := rows.count():
        now = time.monotonic()
        assert now - began < patience, f"{left} executions have not ended"
        if now >= next_sweep:
            sweeper.sweep()
            next_sweep = now + SWEEP
        time.sleep(0.1)
    return time.monotonic() - began


def assert_nothing_is_lost(executions: Sequence[Execution]) -> None:
    """Every execution completed, each step ended once in the way that its branch wants."""
    for at, execution in enumerate(executions):
        execution.refresh_from_db()
        taken, left = ("good", "bad") if at % 2 == 0 else ("bad", "good")
        states = dict(execution.steps.values_list("name", "state"))
        wanted = {step["name"]: "completed" for step in DOCUMENT["steps"]} | {left: "skipped"}
        assert (execution.status, states) == ("completed", wanted), taken
    ends = Event.objects.filter(execution__in=executions, after__in=("completed", "skipped"))
    times = Counter(ends.values_list("step_id", flat=True))
    assert set(times.values()) == {1}
    assert len(times) == len(executions) * len(DOCUMENT["steps"])
