"""How a run stands, as its page's script shows it: the run itself, and the steps that changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from apps.core.messages import sentence
from apps.engine.states import StepState
from apps.executions.models import Execution, PastAttempt, StepExecution
from apps.executions.queries import questions_of
from apps.executions.shown import steps as shown
from apps.executions.shown.durations import seconds_of
from apps.executions.words import execution_mark, execution_word, step_mark, step_word
from apps.spec.problems import Problem


def state_of(execution: Execution, *, after: int | None = None) -> dict[str, Any]:
    """Return the run and the steps that changed since the sequence `after`; all without one."""
    steps = shown.steps_since(execution, after)
    past = shown.past_attempts(shown.restarted(steps))
    return {
        **head_of(execution),
        "steps": [step_of(step, past.get(step.pk, ())) for step in steps],
    }


def head_of(execution: Execution) -> dict[str, Any]:
    """Return what is to be said of the run as a whole; times are seconds since 1970."""
    counted = {} if execution.finished_at else shown.counts(execution)
    waits = shown.only_waits(counted)
    now = timezone.now()
    return {
        "sequence": execution.sequence,
        "status": execution.status,
        "mark": execution_mark(execution.status, waits=waits),
        "word": execution_word(execution.status, waits=waits),
        "now": now.timestamp(),
        "began": execution.created_at.timestamp(),
        "ended": _moment(execution.finished_at),
        "seconds": round(seconds_of(execution, now), 1),
        "asks": _asks(execution) if counted.get(StepState.WAIT_INPUTS) else {},
    }


def _asks(execution: Execution) -> Mapping[str, Sequence[str]]:
    """Return what is asked for by the steps that wait for it."""
    found: dict[str, list[str]] = {}
    for question in questions_of(execution):
        for step in question.waiting:
            found.setdefault(step, []).append(question.name)
    return found


def step_of(step: Any, past: Sequence[PastAttempt]) -> dict[str, Any]:
    """Return how one step stands, by its columns; what there is nothing to say of is left out."""
    said: Mapping[str, Any] = {
        "name": step.name,
        "id": step.pk,
        "state": step.state,
        "mark": step_mark(step.state),
        "word": step_word(step.state),
        "attempt": step.attempt,
        "reached": step.reached,
        "created": _moment(step.created_at),
        "started": _moment(step.started_at),
        "ended": _moment(step.ended_at),
        "waiting": _moment(step.waiting_since),
        "waited": round(step.waited, 1) or None,
        "progress": step.progress,
        "doing": step.progress_text or None,
        "error": error_of(step),
        "outcome": step.outcome,
        "cached": step.used_cache or None,
        "past": [attempt_of(each) for each in past] or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def attempt_of(past: PastAttempt) -> dict[str, Any]:
    """Return how an attempt that is over ended."""
    return {
        "number": past.number,
        "mark": step_mark(past.state),
        "word": step_word(past.state),
        "started": _moment(past.started_at),
        "ended": past.ended_at.timestamp(),
        "error": error_of(past),
    }


def error_of(attempt: StepExecution | PastAttempt) -> str | None:
    """Return why an attempt did not end well, in the person's language."""
    if not attempt.error_code:
        return None
    return sentence(Problem(code=attempt.error_code, params=attempt.error_params))


def _moment(at: datetime | None) -> float | None:
    return None if at is None else at.timestamp()
