"""One round of a mirrored execution: claim, commit, ask the place, commit what it told.

A round holds the execution by its `due_at`; a worker that dies in one is followed by another.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from apps.executions import dispatch, store, wiring
from apps.executions.blueprint import Blueprint, Question, blueprint_of
from apps.executions.mirroring import errands, reflecting
from apps.executions.mirroring.ties import LINGER, Tie
from apps.executions.mirrors import Mirror, Order, Report, Request, TargetRefuses, Verb
from apps.executions.models import Execution, Source
from apps.executions.pace import pace
from apps.executions.ports import Fault, MetricSeries, TargetUnavailable
from apps.executions.store import Turn
from apps.executions.values import Values
from apps.spec.shapes import Json

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
    held = _claim(execution_id)
    if held is None:
        return
    try:
        _go_round(held, _opened(held))
    except TargetRefuses as no:
        _give_up(held, no.fault)
    except TargetUnavailable as away:
        tie = Tie.of(Execution.objects.only("handle", "due_at").get(pk=held.id)).troubled(away)
        _put_back(held, tie, tie.next_try(away.wait))
    except _Lost:
        return


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
    asked = _reflect(held, report, series, passed_on=bool(waiting))
    for request in asked:
        _answer(held, place, request)


def _begin(held: _Round, place: Mirror) -> None:
    waiting = errands.open_errands(held.id)
    if errands.asks_to_stop(waiting) and not held.tie.is_asked:
        errands.close(errand for errand, _ in waiting)
        with store.turn(held.id) as turn:
            reflecting.stop_unbegun(turn)
        return
    begun = place.begin(_order(held), held.tie.place, keep=_keeping(held))
    now = timezone.now()
    known = Tie.of(Execution.objects.only("handle", "due_at").get(pk=held.id))
    tie = replace(known, place=begun.handle, is_running=begun.is_running).well(
        now=now, changed=True
    )
    _put_back(held, tie, timedelta(seconds=begun.wait))


def _keeping(held: _Round) -> Callable[[str], None]:
    """Return what commits a mirror's handle before it goes on, while the round is still ours."""

    def keep(place: str) -> None:
        tie = replace(held.tie, place=place, is_asked=True)
        mine = Execution.objects.filter(pk=held.id, due_at__in=_still(held))
        if not mine.update(handle=tie.written()):
            raise _Lost

    return keep


def _still(held: _Round) -> list[datetime]:
    """Return the moments at which the execution is due if nobody else has claimed it since."""
    now_due = Execution.objects.filter(pk=held.id).values_list("due_at", flat=True).first()
    return [due for due in (now_due,) if due is not None and due <= held.until]


def _order(held: _Round) -> Order:
    row, blueprint = held.row, blueprint_of(held.id)
    given = Values(blueprint).answers
    return Order(
        id=row.pk,
        since=row.created_at,
        workflow_id=row.workflow_id,
        revision=row.revision,
        document=row.document,
        parameters=_from(Source.PARAMETERS, given),
        data_requirements=_from(Source.REQUIREMENTS, given),
        scene_id=row.scene_id,
        scene_name=row.scene_name,
        use_cache=row.use_cache,
        labels=[label.text for label in row.labels.all()],
        description=row.description,
        options=blueprint.options,
    )


def _measured(held: _Round, place: Mirror, report: Report) -> dict[str, list[MetricSeries]]:
    """Return the metrics of the steps that have news or are at work."""
    fresh = reflecting.measurable(held.id, report)
    return {step.name: list(place.measured(held.tie.place, step.id)) for step in fresh}


def _reflect(
    held: _Round, report: Report, series: dict[str, list[MetricSeries]], *, passed_on: bool
) -> list[Request]:
    """Write down what was told; return the answers that are ready for steps that wait for them."""
    with store.turn(held.id) as turn:
        if turn.execution.due_at is None or turn.execution.due_at > held.until:
            return []
        now = turn.now
        changed = reflecting.reflect(turn, report, series)
        tie = held.tie.well(now=now, changed=changed or passed_on)
        if passed_on:
            tie = replace(tie, linger_until=(now + LINGER).isoformat())
        over = turn.is_over and not tie.lingers(now)
        hurried = turn.execution.due_at < held.until
        due = turn.execution.due_at if hurried else now + tie.next_look(now)
        _arrange(turn, tie, None if over and not hurried else due)
        return [] if over else _answers(blueprint_of(held.id), report)


def _answers(blueprint: Blueprint, report: Report) -> list[Request]:
    """Return one Continue for each step that waits there for what was answered here."""
    names = [step.name for step in report.steps if step.state == "wait_inputs"]
    values = Values(blueprint)
    still = values.unanswered(names) if names else {}
    return [_continued(blueprint, values, name) for name in names if name not in still]


def _continued(blueprint: Blueprint, values: Values, name: str) -> Request:
    asked = blueprint.questions.get(name, ())
    given = {question: values.answers[question] for question in asked}
    return Request(
        verb=Verb.CONTINUE,
        step=name,
        parameters=_from(Source.PARAMETERS, given),
        data_requirements=_from(Source.REQUIREMENTS, given),
    )


def _from(wanted: Source, given: Mapping[Question, Json]) -> dict[str, Json]:
    return {name: value for (source, name), value in given.items() if source is wanted}


def _answer(held: _Round, place: Mirror, request: Request) -> None:
    """Continue a step there; what it refuses now is offered again while it waits."""
    try:
        place.ask(held.tie.place, request)
    except (TargetRefuses, TargetUnavailable):
        return


def _give_up(held: _Round, fault: Fault) -> None:
    """End an execution that its place will not run, or knows no more."""
    with store.turn(held.id) as turn:
        if turn.execution.due_at is None or turn.execution.due_at > held.until:
            return
        reflecting.give_up(turn, fault)


def _put_back(held: _Round, tie: Tie, wait: timedelta) -> None:
    """Keep the tie, and let the execution be due again after a while."""
    with store.turn(held.id) as turn:
        due = turn.execution.due_at
        if due is None or due > held.until:
            return
        if tie.code != held.tie.code:
            turn.write_execution(handle=tie.written())
        _arrange(turn, tie, turn.now + wait if due == held.until else due)


def _arrange(turn: Turn, tie: Tie, due: datetime | None) -> None:
    """Keep the tie and the next look, which no page shows; ask for one that is due soon."""
    rows = Execution.objects.filter(pk=turn.execution.pk)
    rows.update(handle=tie.written(), due_at=due)
    if due is not None and (wait := (due - turn.now).total_seconds()) <= pace().soon:
        dispatch.mirror(turn.execution.pk, wait=max(wait, 0))
