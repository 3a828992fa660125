"""What lists of workflows say of their runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery

from apps.engine.states import StepState
from apps.executions.models import Execution, StepExecution
from apps.executions.queries.seeing import visible_executions
from apps.teams.models import Project
from apps.teams.queries import Somebody
from apps.workflows import queries as workflow_queries
from apps.workflows.models import Workflow

UNDER_WAY = tuple(
    state.value
    for state in (
        StepState.PENDING,
        StepState.CREATING,
        StepState.CREATED,
        StepState.RUNNING,
        StepState.STOPPING,
    )
)
ASKING = (StepState.WAIT_INPUTS.value, StepState.HOLD.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """A workflow's runs in short: how many, and the latest with the steps it is at."""

    run_count: int = 0
    latest: Execution | None = None
    running_steps: tuple[str, ...] = ()
    current_steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """A step that waits for a person."""

    step: StepExecution
    since: datetime | None


def facts_of(workflow_ids: Collection[str]) -> Mapping[str, RunFacts]:
    """Return workflow id → its runs in short, for every id, in three queries."""
    rows = Execution.objects.order_by().filter(workflow_id__in=workflow_ids)
    counted = dict(rows.values_list("workflow_id").annotate(Count("pk")))
    latest = _latest(workflow_ids)
    steps = _current(latest.values())
    return {id: _facts(counted.get(id, 0), latest.get(id), steps) for id in workflow_ids}


def _facts(
    count: int, latest: Execution | None, steps: Mapping[str, list[tuple[str, str]]]
) -> RunFacts:
    current = steps.get(latest.pk, []) if latest else []
    return RunFacts(
        run_count=count,
        latest=latest,
        running_steps=tuple(name for name, state in current if state in UNDER_WAY),
        current_steps=tuple(name for name, _ in current),
    )


def _latest(workflow_ids: Collection[str]) -> dict[str, Execution]:
    newest = Execution.objects.filter(workflow=OuterRef("pk")).order_by("-created_at", "-number")
    found = Workflow.objects.order_by().filter(pk__in=workflow_ids)
    ids = found.annotate(latest=Subquery(newest.values("pk")[:1])).values("latest")
    rows = Execution.objects.filter(pk__in=ids).defer("document", "options")
    return {row.workflow_id: row for row in rows}


def _current(executions: Collection[Execution]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    rows = StepExecution.objects.filter(execution__in=[one.pk for one in executions])
    at = rows.filter(state__in=(*UNDER_WAY, *ASKING)).order_by("position")
    for execution_id, name, state in at.values_list("execution_id", "name", "state"):
        found.setdefault(execution_id, []).append((name, state))
    return found


def todo(user: Somebody, project: Project) -> QuerySet[StepExecution]:
    """Return the steps in a project that wait for a person, longest first."""
    seen = visible_executions(user).filter(workflow__project=project).order_by()
    asking = StepExecution.objects.filter(state__in=ASKING, execution__in=seen.values("pk"))
    joined = asking.select_related("execution__workflow__project")
    return joined.defer("execution__document").order_by("waiting_since", "pk")


def overview(
    user: Somebody,
    project: Project,
    *,
    workflows: QuerySet[Workflow] | None = None,
) -> Mapping[str, int]:
    """Return status → how many of the project's workflows have a latest run of that status.

    The key "" counts those that never ran; `workflows` narrows what is counted.
    """
    seen = workflow_queries.visible_to(user) if workflows is None else workflows
    newest = Execution.objects.filter(workflow=OuterRef("pk")).order_by("-created_at", "-number")
    rows = seen.filter(project=project).order_by()
    latest = rows.annotate(latest=Subquery(newest.values("status")[:1]))
    counted = latest.values_list("latest").annotate(Count("pk", distinct=True))
    return {status or "": count for status, count in counted}
