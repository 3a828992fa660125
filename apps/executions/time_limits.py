"""How long a step may take, and how often it is looked at: its `policy`."""

from datetime import timedelta
from math import isfinite

from apps.spec.model import WorkflowStep, WorkflowStepPolicy

DEFAULT_MINUTES = 10_080
MOST_MINUTES = 10 * 366 * 24 * 60
MOST_SECONDS = 24 * 60 * 60


def time_limit(step: WorkflowStep) -> timedelta:
    """Return how long an attempt may take: `max_execution_minutes`, seven days by default."""
    minutes = _positive(_policy(step).max_execution_minutes)
    return timedelta(minutes=min(minutes or DEFAULT_MINUTES, MOST_MINUTES))


def poll_interval(step: WorkflowStep) -> float:
    """Return the seconds between two looks at the least; 0 where the step does not say."""
    return min(_positive(_policy(step).poll_interval_seconds) or 0.0, MOST_SECONDS)


def _policy(step: WorkflowStep) -> WorkflowStepPolicy:
    return step.policy or WorkflowStepPolicy()


def _positive(value: str | int | float | None) -> float | None:
    try:
        number = float(value or 0)
    except ValueError:
        return None
    return number if isfinite(number) and number > 0 else None
