"""How long runs and steps take, and how long they usually take."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from apps.engine.states import ExecutionState, StepState
from apps.executions.models import Execution, StepExecution

LATEST = 12
"""How many of a workflow's executions say what is usual, and are shown as its history."""


def seconds_of(execution: Execution, now: datetime) -> float:
    """Return how long an execution has been at it, its earlier rounds included."""
    return execution.spent + ((execution.finished_at or now) - execution.resumed_at).total_seconds()


@dataclass(frozen=True, slots=True)
class Usual:
    """What the latest executions that completed took: the whole, least and most, and each step."""

    least: float
    most: float
    steps: Mapping[str, float]


def usual(execution: Execution) -> Usual | None:
    """Return what earlier executions of the same workflow took; None where none completed."""
    runs = _completed_before(execution)
    if not runs:
        return None
    whole = sorted(seconds_of(run, run.finished_at or run.resumed_at) for run in runs)
    spare = len(whole) // 5  # the longest and shortest are not usual
    kept = whole[spare : len(whole) - spare]
    return Usual(kept[0], kept[-1], _steps_of([run.pk for run in runs]))


def _completed_before(execution: Execution) -> Sequence[Execution]:
    rows = Execution.objects.filter(
        workflow=execution.workflow_id,
        number__lt=execution.number,
        status=ExecutionState.COMPLETED,
    )
    return list(rows.only("pk", "spent", "finished_at", "resumed_at").order_by("-number")[:LATEST])


def _steps_of(execution_ids: Sequence[str]) -> Mapping[str, float]:
    found: dict[str, list[float]] = defaultdict(list)
    rows = StepExecution.objects.filter(
        execution__in=execution_ids, state=StepState.COMPLETED, started_at__isnull=False
    )
    for name, started, ended in rows.values_list("name", "started_at", "ended_at"):
        if started is not None and ended is not None:
            found[name].append((ended - started).total_seconds())
    return {name: median(each) for name, each in found.items()}
