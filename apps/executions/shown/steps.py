"""How the steps of an execution stand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from apps.engine.states import StepState
from apps.executions.models import Execution, PastAttempt, StepExecution

COLUMNS = (
    *("pk", "name", "type", "state", "attempt", "losses", "reached", "used_cache", "outcome"),
    *("created_at", "started_at", "ended_at", "waiting_since", "waited"),
    *("progress", "progress_text", "error_code", "error_params"),
)
"""What a page shows of every step; what is large is read of one step at a time."""

WAITING = frozenset({StepState.WAIT_INPUTS, StepState.HOLD})
UNDER_WAY = frozenset(
    {
        StepState.PENDING,
        StepState.CREATING,
        StepState.CREATED,
        StepState.RUNNING,
        StepState.STOPPING,
    }
)


def steps_since(execution: Execution, sequence: int | None) -> Sequence[Any]:
    """Return the columns of the steps that have changed since; of all without a sequence.

    A thousand plain rows cost a third of a thousand objects.
    """
    rows = StepExecution.objects.filter(execution=execution).order_by("position")
    changed = rows if sequence is None else rows.filter(changed__gt=sequence)
    return list(changed.values_list(*COLUMNS, named=True))


def past_attempts(step_ids: Collection[str]) -> Mapping[str, Sequence[PastAttempt]]:
    """Return the attempts that are over by step, the first one first."""
    found: dict[str, list[PastAttempt]] = defaultdict(list)
    if step_ids:
        for past in PastAttempt.objects.filter(step__in=step_ids).order_by("number"):
            found[past.step_id].append(past)
    return found


def restarted(steps: Sequence[Any]) -> list[str]:
    """Return the ids of the steps that had an attempt before this one."""
    return [step.pk for step in steps if step.attempt > 1]


def counts(execution: Execution) -> Mapping[str, int]:
    """Return how many steps stand in each state."""
    return Counter(execution.steps.values_list("state", flat=True))


def only_waits(counted: Mapping[str, int]) -> bool:
    """Tell whether nothing is under way but what waits for people."""
    waiting = any(counted.get(state, 0) for state in WAITING)
    return waiting and not any(counted.get(state, 0) for state in UNDER_WAY)
