"""Pages of a workflow's executions and of their steps, as the API lists them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from apps.engine.states import ExecutionState
from apps.executions.models import Execution, Label, Metric, StepExecution
from apps.executions.queries.seeing import visible_executions
from apps.teams.queries import Somebody
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
    user: Somebody,
    labels: Sequence[str] = (),
    status: str = "",
    scene_id: str = "",
    workspace_id: str = "",
    sort_by: str = "create_time",
    order: str = "desc",
    limit: int = 100,
    offset: int = 0,
) -> Page[Execution]:
    """Return a page of the workflow's executions that `user` may see; "" filters nothing.

    `labels` match any. A `status` that only steps have finds the executions with such a step.
    """
    everything = visible_executions(user).filter(workflow=workflow).defer(None)
    matching = everything.filter(
        Q(scene_id=scene_id) if scene_id else Q(),
        of_workspace(workspace_id),
        _status(status),
        Q(Exists(_labelled(labels))) if labels else Q(),
    )
    ordered = _sorted(matching, EXECUTION_SORTS[sort_by], order, "number")
    items = list(ordered[offset : offset + min(limit, MAX_LIMIT)])
    return Page(items, everything.count(), matching.count())


def step_listing(
    workflow: Workflow,
    *,
    user: Somebody,
    sort_by: str = "create_time",
    order: str = "desc",
    limit: int = 100,
    offset: int = 0,
) -> Page[StepExecution]:
    """Return a page of the steps that the executions `user` may see have reached."""
    seen = visible_executions(user).filter(workflow=workflow).order_by().values("pk")
    reached = StepExecution.objects.filter(execution__in=seen, reached__isnull=False)
    ordered = _sorted(reached, STEP_SORTS[sort_by], order, "execution__number", "reached")
    items = list(ordered.select_related("execution")[offset : offset + min(limit, MAX_LIMIT)])
    count = reached.count()
    return Page(items, count, count)


def metric_keys(steps: Iterable[StepExecution]) -> list[str]:
    """Return the different things that steps measured, by name."""
    measured = Metric.objects.filter(step__in=list(steps))
    return list(measured.order_by("key").values_list("key", flat=True).distinct())


def labels_of(workflow: Workflow, *, user: Somebody) -> list[str]:
    """Return the different labels of the executions that `user` may see, by their text."""
    seen = visible_executions(user).filter(workflow=workflow).order_by().values("pk")
    found = Label.objects.filter(execution__in=seen)
    return list(found.order_by("text").values_list("text", flat=True).distinct())


def workflows_at(status: str) -> QuerySet[Workflow]:
    """Return the workflows whose latest execution is so."""
    newest = Execution.objects.filter(workflow=OuterRef("pk")).order_by("-created_at", "-number")
    return Workflow.objects.annotate(latest=Subquery(newest.values("status")[:1])).filter(
        latest=status
    )


def _sorted(rows: QuerySet[Row], column: str, order: str, *then: str) -> QuerySet[Row]:
    sign = "" if order == "asc" else "-"
    return rows.order_by(*(f"{sign}{one}" for one in (column, *then)))


def of_workspace(wanted: str, *, below: str = "") -> Q:
    """Return the condition for executions of a workspace: "" for any, "0" is the default one.

    `below` leads from the rows that are filtered to their execution.
    """
    if not wanted:
        return Q()
    return Q(**{f"{below}workspace_id__in": [wanted, ""] if wanted == "0" else [wanted]})


def _status(wanted: str) -> Q:
    if not wanted:
        return Q()
    if wanted in _STATES:
        return Q(status=wanted)
    return Q(Exists(StepExecution.objects.filter(execution=OuterRef("pk"), state=wanted)))


def _labelled(labels: Sequence[str]) -> QuerySet[Label]:
    return Label.objects.filter(execution=OuterRef("pk"), text__in=labels)
