"""How long something has taken, in seconds: people's time counts for a run, not for its steps."""

from datetime import datetime

from apps.executions.models import Execution, StepExecution


def execution_seconds(execution: Execution, *, now: datetime) -> float:
    """Return how long all rounds of an execution took, up to now where one is under way."""
    return execution.spent + _between(execution.resumed_at, execution.finished_at or now)


def step_seconds(step: StepExecution, *, now: datetime) -> float:
    """Return how long the attempt under way, or the last one, has taken, waiting aside."""
    if step.created_at is None:
        return 0
    until = step.ended_at or step.waiting_since or now
    return max(0, _between(step.created_at, until) - step.waited)


def _between(start: datetime, end: datetime) -> float:
    return max(0, (end - start).total_seconds())
