"""Rows as the place of a mirrored execution tells them, along the moves that are allowed."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from apps.engine.states import ENDED, ExecutionState, StepState, may_move, route
from apps.executions import attempts, store
from apps.executions.blueprint import blueprint_of
from apps.executions.mirrors import Report, StepReport
from apps.executions.models import Metric, StepExecution
from apps.executions.ports import Fault, MetricSeries
from apps.executions.store import Standing, Turn
from apps.spec import text

_WAITING = frozenset({StepState.WAIT_INPUTS, StepState.HOLD})
_OVER = frozenset({ExecutionState.COMPLETED, ExecutionState.STOPPED, ExecutionState.ABNORMAL})
MOST_MEASURED = 20
_NEVER_STARTED = frozenset({StepState.INIT, StepState.SKIPPED, StepState.WAIT_INPUTS})


def measurable(execution_id: str, report: Report) -> list[StepReport]:
    """Return the steps that may have measured something: those with news, some of those at work."""
    known = _known(execution_id)
    begun = [step for step in report.steps if step.id and step.state not in _NEVER_STARTED]
    fresh = [step for step in begun if known.get(step.name) != _mark(step)]
    at_work = [step for step in begun if step.state not in ENDED and step not in fresh]
    return [*fresh, *at_work[:MOST_MEASURED]]


def reflect(turn: Turn, report: Report, series: Mapping[str, Sequence[MetricSeries]]) -> bool:
    """Bring every step to where it is told to be; return whether anything was new."""
    known = _known(turn.execution.pk)
    fresh = [
        step for step in report.steps if step.name in turn.steps and known[step.name] != _mark(step)
    ]
    for told in fresh:
        _bring(turn, told, began_before=known[told.name].partition("|")[0])
    measured = [name for name, found in series.items() if _measure(turn, name, found)]
    return _bring_execution(turn, report.state) or bool(fresh or measured)


def _measure(turn: Turn, name: str, series: Sequence[MetricSeries]) -> bool:
    """Keep what a step measured; return whether there is anything new in it."""
    step = turn.steps.get(name)
    if step is None:
        return False
    rows = Metric.objects.filter(step_id=step.pk, attempt=step.attempt)
    known = dict(rows.values_list("key", "data"))
    if all(known.get(one.key) == text.write(dict(one.data)) for one in series):
        return False
    store.write_metrics(step.pk, step.attempt, series, now=turn.now)
    turn.write(step)
    return True


def stop_unbegun(turn: Turn) -> None:
    """End an execution that its place has not heard of."""
    turn.write_execution(status=ExecutionState.STOPPED.value, finished_at=turn.now, due_at=None)


def give_up(turn: Turn, fault: Fault) -> None:
    """End an execution by a fault: it is said at what was under way, else at the first steps."""
    under_way = [s for s in turn.steps.values() if s.state not in ENDED | {StepState.INIT}]
    plan = blueprint_of(turn.execution.pk).plan
    first = [turn.steps[name] for name, parents in plan.parents.items() if not parents]
    for step in under_way or [one for one in first if one.state is StepState.INIT]:
        turn.reach(step)
        state = StepState.FAILED if route(step.state, StepState.FAILED) else StepState.STOPPED
        said = {"error_code": fault.code, "error_params": dict(fault.params)}
        turn.move(step, state, ended_at=turn.now, **said)
    turn.write_execution(status=ExecutionState.ABNORMAL.value, finished_at=turn.now, due_at=None)


def _known(execution_id: str) -> dict[str, str]:
    rows = StepExecution.objects.filter(execution_id=execution_id)
    return dict(rows.values_list("name", "handle"))


def _mark(step: StepReport) -> str:
    """Return what is kept of a report to tell whether the next one is new: seconds always are."""
    told = [step.state, step.instance_id, step.outputs, step.inputs, step.properties, step.outcome]
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:16]
    return f"{step.since}|{digest}"


def _bring(turn: Turn, told: StepReport, *, began_before: str) -> None:
    step = turn.steps[told.name]
    turn.reach(step)
    again = step.state in ENDED and (
        step.state is not told.state or (bool(began_before) and began_before != told.since)
    )
    if again or route(step.state, told.state) is None:
        row = StepExecution.objects.get(pk=step.pk)
        attempts.keep(row, state=step.state, now=turn.now)
        attempts.begin(turn, step)
    if step.state is not told.state:
        _replay(turn, step, told)
        _move(turn, step, told)
    turn.write(step, handle=_mark(told), **_facts(told))


def _replay(turn: Turn, step: Standing, told: StepReport) -> None:
    """Make the moves that were told with their times, as far as they are allowed ones."""
    states = [state for _, state in told.moves]
    known = len(states) - states[::-1].index(step.state) if step.state in states else 0
    looked_at = turn.now
    for at, state in told.moves[known:-1]:
        if may_move(step.state, state):
            turn.now = min(at, looked_at)
            turn.move(step, state)
    turn.now = looked_at


def _move(turn: Turn, step: Standing, told: StepReport) -> None:
    now = turn.now
    began = min(told.began or now, now)
    times: dict[str, Any] = {"created_at": began}
    if told.state in ENDED:
        times |= _times_of_end(told, began=began, now=now)
    elif told.state in _WAITING:
        times["waiting_since"] = now
    else:
        times["waiting_since"] = None
        times["started_at"] = began
    looked_at = turn.now
    turn.now = min(told.moves[-1][0], now) if told.moves else now
    turn.move(step, told.state, **times)
    turn.now = looked_at


def _times_of_end(told: StepReport, *, began: datetime, now: datetime) -> dict[str, Any]:
    """Return times by which the step has taken as long as is told; the rest it has waited."""
    ended = max(min(told.ended or now, now), began)
    waited = max((ended - began).total_seconds() - told.seconds, 0)
    if told.state is StepState.SKIPPED:
        return {"ended_at": ended}
    started = ended - timedelta(seconds=told.seconds)
    return {"started_at": started, "ended_at": ended, "waiting_since": None, "waited": waited}


def _facts(told: StepReport) -> dict[str, Any]:
    """Return the fields of a row that repeat what is told."""
    facts: dict[str, Any] = {"outcome": told.outcome}
    for name in ("properties", "instance_id", "operands"):
        if (value := getattr(told, name)) is not None:
            facts[name] = text.write(value)
    for name in ("inputs", "outputs"):
        if isinstance(listed := getattr(told, name), list):
            facts[name] = text.write([one for one in listed if _is_named(one)])
    if told.fault is not None:
        facts |= {"error_code": told.fault.code, "error_params": dict(told.fault.params)}
    return facts


def _is_named(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("name"), str)


def _bring_execution(turn: Turn, told: ExecutionState) -> bool:
    row = turn.execution
    state = ExecutionState.RUNNING if told is ExecutionState.INIT else told
    if row.status == state.value:
        return False
    fields: dict[str, Any] = {"status": state.value}
    if state in _OVER:
        fields["finished_at"] = turn.now
    elif row.finished_at is not None:
        spent = (row.finished_at - row.resumed_at).total_seconds()
        fields |= {"spent": row.spent + spent, "resumed_at": turn.now, "finished_at": None}
    turn.write_execution(**fields)
    return True
