"""Pages of a workflow's executions and of their steps, as the API lists them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from apps.engine.states import ExecutionState
from apps.executions.models import Execution, Label, Metric, StepExecution
from apps.workflows.models import Workflow

MAX_LIMIT = 1000

EXECUTION_SORTS: Mapping[str, str] = {
    "create_time": "created_at",
    "user_name": "started_by__username",
}
STEP_SORTS: Mapping[str, str] = {
    "create_time": "created_at",
    "user_name": "execution__started_by__username",
}
"""What a list may be sorted by → the column."""

_STATES = frozenset(ExecutionState)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some of the rows that match: `count` match, `total` are there at all."""

    items: Sequence[Row]
    total: int
    count: int


def listing(
    workflow: Workflow,
    *,
    labels: Sequence[str] = (),
    status: str = "",
    scene_id: str = "",
    workspace_id: str = "",
    sort_by: str = "create_time",
    order: str = "desc",
    limit: int = 100,
    offset: int = 0,
) -> Page[Execution]:
    """Return a page of the workflow's executions; empty filters filter nothing.

    `labels` match any. A `status` that only steps have finds the executions with such a step.
    """
    everything = Execution.objects.filter(workflow=workflow)
    matching = everything.filter(
        Q(scene_id=scene_id) if scene_id else Q(),
        _workspace(workspace_id),
        _status(status),
        Q(Exists(_labelled(labels))) if labels else Q(),
    )
    ordered = _sorted(matching, EXECUTION_SORTS[sort_by], order, "number")
    rows = ordered.select_related("workflow", "started_by")
    items = list(rows[offset : offset + min(limit, MAX_LIMIT)])
    return Page(items, everything.count(), matching.count())


def step_listing(
    workflow: Workflow,
    *,
    sort_by: str = "create_time",
    order: str = "desc",
    limit: int = 100,
    offset: int = 0,
) -> Page[StepExecution]:
    """Return a page of the steps that the workflow's executions have reached."""
    reached = StepExecution.objects.filter(execution__workflow=workflow, reached__isnull=False)
    ordered = _sorted(reached, STEP_SORTS[sort_by], order, "execution__number", "reached")
    items = list(ordered.select_related("execution")[offset : offset + min(limit, MAX_LIMIT)])
    count = reached.count()
    return Page(items, count, count)


def metric_keys(steps: Iterable[StepExecution]) -> list[str]:
    """Return the different things that steps measured, by name."""
    measured = Metric.objects.filter(step__in=list(steps))
    return list(measured.order_by("key").values_list("key", flat=True).distinct())


def labels_of(workflow: Workflow) -> list[str]:
    """Return the different labels of the workflow's executions, by their text."""
    found = Label.objects.filter(execution__workflow=workflow)
    return list(found.order_by("text").values_list("text", flat=True).distinct())


def _sorted(rows: QuerySet[Row], column: str, order: str, *then: str) -> QuerySet[Row]:
    sign = "" if order == "asc" else "-"
    return rows.order_by(*(f"{sign}{one}" for one in (column, *then)))


def _workspace(wanted: str) -> Q:
    """The default workspace is also that of an execution which names none."""
    return Q(workspace_id__in=[wanted, ""] if wanted == "0" else [wanted]) if wanted else Q()


def _status(wanted: str) -> Q:
    if not wanted:
        return Q()
    if wanted in _STATES:
        return Q(status=wanted)
    return Q(Exists(StepExecution.objects.filter(execution=OuterRef("pk"), state=wanted)))


def _labelled(labels: Sequence[str]) -> QuerySet[Label]:
    return Label.objects.filter(execution=OuterRef("pk"), text__in=labels)
