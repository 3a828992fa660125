"""One round of a mirrored execution: claim, commit, ask the place, commit what it told.

A round holds the execution by its `due_at`; a worker that dies in one is followed by another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from apps.executions import dispatch, store, wiring
from apps.executions.mirroring import errands, reflecting
from apps.executions.mirroring.leases import Lease, Renewing, take
from apps.executions.mirroring.orders import answers_for, order_of
from apps.executions.mirroring.ties import LINGER, Tie
from apps.executions.mirrors import Mirror, Report, Request, TargetRefuses
from apps.executions.models import Execution
from apps.executions.pace import pace
from apps.executions.ports import Fault, MetricSeries, TargetUnavailable
from apps.executions.store import Turn


class _Lost(Exception):
    """Somebody else holds the execution now."""


def mirror(execution_id: str) -> None:
    """Look once at an execution that is due, and arrange the next look."""
    with suppress(_Lost, Execution.DoesNotExist):
        held = take(execution_id)
        if held is not None:
            _look(held)


def _look(held: Lease) -> None:
    try:
        _go_round(held, _opened(held))
    except TargetRefuses as no:
        _give_up(held, no.fault)
    except TargetUnavailable as away:
        tie = _kept(held).troubled(away)
        _put_back(held, tie, tie.next_try(away.wait))


def _opened(held: Lease) -> Mirror:
    place = wiring.open_mirror(held.row.target, project_id=held.row.workflow.project_id)
    return Renewing(place, held)


def _go_round(held: Lease, place: Mirror) -> None:
    if not held.tie.is_running:
        _begin(held, place)
        return
    waiting = errands.open_errands(held.id)
    errands.run(waiting, place, held.tie.place)
    report = place.look(held.tie.place)
    series = _measured(held, place, report)
    for request in _reflect(held, report, series, passed_on=bool(waiting)):
        _answer(held, place, request)


def _begin(held: Lease, place: Mirror) -> None:
    waiting = errands.open_errands(held.id)
    if errands.asks_to_stop(waiting) and not held.tie.is_asked:
        errands.close(errand for errand, _ in waiting)
        with store.turn(held.id) as turn:
            reflecting.stop_unbegun(turn)
        return
    begun = place.begin(order_of(held.row), held.tie.place, keep=_keeping(held))
    tie = replace(_kept(held), place=begun.handle, is_running=begun.is_running)
    _put_back(held, tie.well(now=timezone.now(), changed=True), timedelta(seconds=begun.wait))


def _keeping(held: Lease) -> Callable[[str], None]:
    """Return what commits a mirror's handle before it goes on, while the round is still ours."""

    def keep(place: str) -> None:
        tie = replace(held.tie, place=place, is_asked=True)
        mine = Execution.objects.filter(pk=held.id, due_at__lte=held.until)  # hurried or not
        if not mine.update(handle=tie.written()):
            raise _Lost

    return keep


def _kept(held: Lease) -> Tie:
    """Return the tie as the round has kept it so far."""
    return Tie.of(Execution.objects.only("handle", "due_at").get(pk=held.id))


def _measured(held: Lease, place: Mirror, report: Report) -> dict[str, list[MetricSeries]]:
    """Return the metrics of the steps that have news or are at work."""
    fresh = reflecting.measurable(held.id, report)
    return {step.name: list(place.measured(held.tie.place, step.id)) for step in fresh}


def _reflect(
    held: Lease, report: Report, series: dict[str, list[MetricSeries]], *, passed_on: bool
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


def _answer(held: Lease, place: Mirror, request: Request) -> None:
    """Continue a step there; what it refuses now is offered again while it waits."""
    try:
        place.ask(held.tie.place, request)
    except (TargetRefuses, TargetUnavailable):
        return


def _give_up(held: Lease, fault: Fault) -> None:
    """End an execution that its place will not run, or knows no more."""
    with _turn(held) as turn:
        reflecting.give_up(turn, fault)


def _put_back(held: Lease, tie: Tie, wait: timedelta) -> None:
    """Keep the tie, and let the execution be due again after a while."""
    with _turn(held) as turn:
        if tie.code != held.tie.code:
            turn.write_execution(handle=tie.written())
        _arrange(held, turn, tie, turn.now + wait)


@contextmanager
def _turn(held: Lease) -> Iterator[Turn]:
    """Hold the execution to write to it; raise `_Lost` where somebody else looks at it now."""
    with store.turn(held.id) as turn:
        due = turn.execution.due_at
        if due is None or due > held.until:
            raise _Lost
        yield turn


def _arrange(held: Lease, turn: Turn, tie: Tie, due: datetime | None) -> None:
    """Keep the tie and the next look, which no page shows; ask for one that is due soon.

    Somebody who wanted a look while this one was under way gets one.
    """
    if (hurried := turn.execution.due_at) is not None and hurried < held.until:
        due = hurried
    rows = Execution.objects.filter(pk=held.id)
    rows.update(handle=tie.written(), due_at=due)
    if due is not None and (wait := (due - turn.now).total_seconds()) <= pace().soon:
        dispatch.mirror(held.id, wait=max(wait, 0))
