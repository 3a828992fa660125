"""One round of a mirrored execution: claim, commit, ask the place, commit what it told.

A round holds the execution by its `due_at`; a worker that dies in one is followed by another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from apps.executions import dispatch, store, wiring
from apps.executions.mirroring import errands, reflecting
from apps.executions.mirroring.orders import answers_for, order_of
from apps.executions.mirroring.ties import LINGER, Tie
from apps.executions.mirrors import Mirror, Report, Request, TargetRefuses
from apps.executions.models import Execution
from apps.executions.pace import pace
from apps.executions.ports import Fault, MetricSeries, TargetUnavailable
from apps.executions.store import Turn

LEASE = timedelta(seconds=180)


class _Lost(Exception):
    """Somebody else holds the execution now."""


@dataclass(frozen=True, slots=True)
class _Round:
    """The right to look at an execution until `until`."""

    row: Execution
    tie: Tie
    until: datetime

    @property
    def id(self) -> str:
        return self.row.pk


def mirror(execution_id: str) -> None:
    """Look once at an execution that is due, and arrange the next look."""
    with suppress(_Lost, Execution.DoesNotExist):
        held = _claim(execution_id)
        if held is not None:
            _look(held)


def _look(held: _Round) -> None:
    try:
        _go_round(held, _opened(held))
    except TargetRefuses as no:
        _give_up(held, no.fault)
    except TargetUnavailable as away:
        tie = _kept(held).troubled(away)
        _put_back(held, tie, tie.next_try(away.wait))


def _claim(execution_id: str) -> _Round | None:
    now = timezone.now()
    due = Execution.objects.filter(pk=execution_id, due_at__lte=now)
    row = due.select_related("workflow").first()
    if row is None:
        return None
    until = now + LEASE
    if not due.filter(due_at=row.due_at).update(due_at=until):
        return None
    return _Round(row, Tie.of(row), until)


def _opened(held: _Round) -> Mirror:
    return wiring.open_mirror(held.row.target, project_id=held.row.workflow.project_id)


def _go_round(held: _Round, place: Mirror) -> None:
    if not held.tie.is_running:
        _begin(held, place)
        return
    waiting = errands.open_errands(held.id)
    errands.run(waiting, place, held.tie.place)
    report = place.look(held.tie.place)
    series = _measured(held, place, report)
    for request in _reflect(held, report, series, passed_on=bool(waiting)):
        _answer(held, place, request)


def _begin(held: _Round, place: Mirror) -> None:
    waiting = errands.open_errands(held.id)
    if errands.asks_to_stop(waiting) and not held.tie.is_asked:
        errands.close(errand for errand, _ in waiting)
        with store.turn(held.id) as turn:
            reflecting.stop_unbegun(turn)
        return
    begun = place.begin(order_of(held.row), held.tie.place, keep=_keeping(held))
    tie = replace(_kept(held), place=begun.handle, is_running=begun.is_running)
    _put_back(held, tie.well(now=timezone.now(), changed=True), timedelta(seconds=begun.wait))


def _keeping(held: _Round) -> Callable[[str], None]:
    """Return what commits a mirror's handle before it goes on, while the round is still ours."""

    def keep(place: str) -> None:
        tie = replace(held.tie, place=place, is_asked=True)
        mine = Execution.objects.filter(pk=held.id, due_at__lte=held.until)  # hurried or not
        if not mine.update(handle=tie.written()):
            raise _Lost

    return keep


def _kept(held: _Round) -> Tie:
    """Return the tie as the round has kept it so far."""
    return Tie.of(Execution.objects.only("handle", "due_at").get(pk=held.id))


def _measured(held: _Round, place: Mirror, report: Report) -> dict[str, list[MetricSeries]]:
    """Return the metrics of the steps that have news or are at work."""
    fresh = reflecting.measurable(held.id, report)
    return {step.name: list(place.measured(held.tie.place, step.id)) for step in fresh}


def _reflect(
    held: _Round, report: Report, series: dict[str, list[MetricSeries]], *, passed_on: bool
) -> list[Request]:
    """Write down what was told; return the answers that are ready for steps that wait for them."""
    with _turn(held) as turn:
        changed = reflecting.reflect(turn, report, series)
        tie = held.tie.well(now=turn.now, changed=changed or passed_on)
        if passed_on:
            tie = replace(tie, linger_until=(turn.now + LINGER).isoformat())
        over = turn.is_over and not tie.lingers(turn.now)
        if passed_on or held.tie.code:
            turn.write_execution(handle=tie.written())  # what trouble there was may be over
        _arrange(held, turn, tie, None if over else turn.now + tie.next_look(turn.now))
        return [] if over else answers_for(held.id, report)


def _answer(held: _Round, place: Mirror, request: Request) -> None:
    """Continue a step there; what it refuses now is offered again while it waits."""
    try:
        place.ask(held.tie.place, request)
    except (TargetRefuses, TargetUnavailable):
        return


def _give_up(held: _Round, fault: Fault) -> None:
    """End an execution that its place will not run, or knows no more."""
    with _turn(held) as turn:
        reflecting.give_up(turn, fault)


def _put_back(held: _Round, tie: Tie, wait: timedelta) -> None:
    """Keep the tie, and let the execution be due again after a while."""
    with _turn(held) as turn:
        if tie.code != held.tie.code:
            turn.write_execution(handle=tie.written())
        _arrange(held, turn, tie, turn.now + wait)


@contextmanager
def _turn(held: _Round) -> Iterator[Turn]:
    """Hold the execution to write to it; raise `_Lost` where somebody else looks at it now."""
    with store.turn(held.id) as turn:
        due = turn.execution.due_at
        if due is None or due > held.until:
            raise _Lost
        yield turn


def _arrange(held: _Round, turn: Turn, tie: Tie, due: datetime | None) -> None:
    """Keep the tie and the next look, which no page shows; ask for one that is due soon.

    Somebody who wanted a look while this one was under way gets one.
    """
    if (hurried := turn.execution.due_at) is not None and hurried < held.until:
        due = hurried
    rows = Execution.objects.filter(pk=held.id)
    rows.update(handle=tie.written(), due_at=due)
    if due is not None and (wait := (due - turn.now).total_seconds()) <= pace().soon:
        dispatch.mirror(held.id, wait=max(wait, 0))
