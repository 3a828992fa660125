"""A whole execution at a ModelArts endpoint, behind the port `Mirror`.

The workflow gets there by a submission, once a revision. The execution is started once: that it
will be asked for is committed before it is, and what is in doubt is looked up by its label, after
the lost request can have arrived no more.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from apps.executions.mirrors import Begun, Order, Report, Request, TargetRefuses, Values, Verb
from apps.executions.ports import Fault, MetricSeries
from apps.spec.shapes import Json
from apps.targets import registry
from apps.targets.actions.revisions import revision_at
from apps.targets.driver import pace
from apps.targets.modelarts.faults import spoken
from apps.targets.modelarts.reports import report_of, series_of
from apps.targets.models import Target
from apps.targets.ports import RemoteFault, Runs, Verdict
from apps.targets.states import State

SUBMISSION_LOOK = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """What a handle says: the workflow and the execution there, and since when one is asked for."""

    workflow: str = ""
    execution: str = ""
    asked_at: str = ""

    @classmethod
    def read(cls, handle: str) -> "Place":
        """Return the place that a handle tells; an empty one is nowhere yet."""
        return cls(**json.loads(handle)) if handle else cls()

    def written(self) -> str:
        """Return the handle."""
        return json.dumps(asdict(self))


class RemoteExecutions:
    """The executions of one project at one target."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def begin(self, order: Order, handle: str, *, keep: Callable[[str], None]) -> Begun:
        """Bring the workflow there, then start it; each call takes it a little further."""
        place = Place.read(handle)
        if not place.workflow:
            return self._bring(order)
        label = label_of(order)
        with spoken():
            runs = self._runs(place)
            if place.asked_at and (found := runs.find(label, seconds=pace().request)):
                return _running(replace(place, execution=found))
            if wait := _doubt(place):
                return Begun(handle=handle, wait=wait)
            place = replace(place, asked_at=timezone.now().isoformat())
            keep(place.written())
            return self._start(runs, place, order, keep)

    def look(self, handle: str) -> Report:
        """Return how the execution goes there."""
        place = Place.read(handle)
        with spoken():
            return report_of(self._runs(place).show(place.execution, seconds=pace().request))

    def measured(self, handle: str, step_id: str) -> Sequence[MetricSeries]:
        """Return what a step measured there."""
        place = Place.read(handle)
        with spoken():
            runs = self._runs(place)
            return series_of(runs.measured(place.execution, step_id, seconds=pace().request))

    def ask(self, handle: str, request: Request) -> None:
        """Pass on what a person asks for."""
        place = Place.read(handle)
        with spoken():
            runs = self._runs(place)
            body = body_of(request)
            if not request.step:
                runs.act(place.execution, body, seconds=pace().request)
                return
            shown = report_of(runs.show(place.execution, seconds=pace().request))
            ids = {step.name: step.id for step in shown.steps}
            if request.step not in ids:
                raise TargetRefuses(
                    Fault(code="target.no_such_step", params={"step": request.step})
                )
            runs.act_on_step(place.execution, ids[request.step], body, seconds=pace().request)

    def _bring(self, order: Order) -> Begun:
        submission = revision_at(self._target, order)
        if submission.state == State.SUBMITTED:
            return Begun(handle=Place(workflow=submission.remote_id).written())
        if submission.next_attempt_at is not None:
            return Begun(handle="", wait=SUBMISSION_LOOK)
        last = submission.attempts.last()
        raise TargetRefuses(
            Fault(code=last.code, params=last.params)
            if last is not None and last.code
            else Fault(code="target.not_submitted")
        )

    def _start(self, runs: Runs, place: Place, order: Order, keep: Callable[[str], None]) -> Begun:
        try:
            found = runs.start(start_body(order), seconds=pace().request)
        except RemoteFault as fault:
            if fault.verdict is not Verdict.IN_DOUBT:
                keep(replace(place, asked_at="").written())
            raise
        return _running(replace(place, execution=found))

    def _runs(self, place: Place) -> Runs:
        return registry.open_remote(self._target).runs(place.workflow)


def open_mirror(name: str, *, project_id: str) -> RemoteExecutions:
    """Return a target of a project by the id of its row."""
    rows = Target.objects.filter(project_id=project_id, removed_at__isnull=True)
    found = rows.filter(pk=name).first()
    if found is None:
        raise TargetRefuses(Fault(code="target.no_such_place"))
    return RemoteExecutions(found)


def label_of(order: Order) -> str:
    """Return the label by which an execution is found there again."""
    return f"weft-{order.id}"


def start_body(order: Order) -> dict[str, Json]:
    """Return what the target is told to start an execution."""
    told: dict[str, Json] = {
        "labels": [*order.labels, label_of(order)],
        "parameters": _given(order.parameters),
        "data_requirements": _given(order.data_requirements),
        "description": order.description,
        "scene_id": order.scene_id,
        "scene_name": order.scene_name,
        "policies": {"use_cache": True} if order.use_cache else None,
        "options": dict(order.options),
    }
    return {name: value for name, value in told.items() if value}


def body_of(request: Request) -> dict[str, Json]:
    """Return what the target is told to do."""
    steps: list[Json] = list(request.steps)
    told: dict[str, Json] = {
        "action_name": "stop" if request.verb is Verb.STOP_STEP else request.verb.value,
        "policies": {"rerun_steps": steps} if steps else None,
        "parameters": _given(request.parameters),
        "data_requirements": _given(request.data_requirements),
    }
    return {name: value for name, value in told.items() if value}


def _given(values: Values) -> list[Json]:
    return [{"name": name, "value": value} for name, value in values.items()]


def _running(place: Place) -> Begun:
    return Begun(handle=place.written(), is_running=True)


def _doubt(place: Place) -> float:
    """Return how many seconds a request that was asked for may still arrive in."""
    if not place.asked_at:
        return 0
    until = datetime.fromisoformat(place.asked_at) + timedelta(seconds=pace().deadline)
    return max((until - timezone.now()).total_seconds(), 0)
