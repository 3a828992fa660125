"""What there is in a project: its labels, the overview, what is to do, and how lists are asked."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict

from apps.api.answers import answer
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import schema
from apps.api.v2.parameters import STATUSES
from apps.api.v2.query import MAX_OFFSET, QueryReader
from apps.executions.briefs import todo_items
from apps.executions.queries import overview, todo
from apps.executions.queries.listing import of_workspace, workflows_at
from apps.teams.queries import find_project
from apps.workflows import queries
from apps.workflows.models import Workflow
from apps.workflows.queries import MAX_LIMIT, SORTS


class Labels(ProjectOperation):
    """`/workflows/labels`."""

    @schema.show_labels
    def get(self, request: MemberRequest, project_id: str) -> HttpResponse:
        """List the different labels of the project's workflows."""
        project = find_project(request.user, project_id)
        reader = QueryReader(request.query_params)
        wanted: dict[str, Any] = {
            "template_id": reader.text("template_id"),
            "order": reader.choice("order", default="asc", choices=["asc", "desc"]),
            **paging(reader),
        }
        reader.finish()
        return answer(queries.labels(user=request.user, project=project, **wanted))


class Overview(ProjectOperation):
    """`/workflows/overview`."""

    @schema.show_overview
    def get(self, request: MemberRequest, project_id: str) -> HttpResponse:
        """Count the project's workflows, and by the status of their latest execution."""
        project = find_project(request.user, project_id)
        reader = QueryReader(request.query_params)
        wanted = {**search(reader), "workspace_id": reader.text("workspace_id")}
        reader.finish()
        found = queries.matching(user=request.user, project=project, **wanted)
        counted = overview(request.user, project, workflows=found)
        stat = {status: counted.get(status, 0) for status in STATUSES}
        return answer({"total": sum(counted.values()), "stat": stat})


class Todolist(ProjectOperation):
    """`/workflows/todolist`."""

    @schema.show_todolist
    def get(self, request: MemberRequest, project_id: str) -> HttpResponse:
        """List the steps that wait for somebody, the longest waiting first."""
        project = find_project(request.user, project_id)
        reader = QueryReader(request.query_params)
        workspace = reader.text("workspace_id")
        reader.finish()
        waiting = todo(request.user, project).defer(None)
        steps = waiting.filter(of_workspace(workspace, below="execution__"))[:MAX_LIMIT]
        items = todo_items(steps, project=project)
        return answer({"total": len(items), "items": items})


def listing_of(query: QueryDict) -> dict[str, Any]:
    """Return what a request for the list of workflows asks for, as `queries.listing` takes it."""
    reader = QueryReader(query)
    wanted = {
        **search(reader),
        "labels": reader.texts("labels"),
        "among": _at(reader.choice("status", default="", choices=["", *STATUSES])),
        "template_id": reader.text("template_id"),
        "workspace_id": reader.text("workspace_id"),
        "sort_by": reader.choice("sort_by", default="create_time", choices=list(SORTS)),
        "order": reader.choice("order", default="desc", choices=["asc", "desc"]),
        **paging(reader),
    }
    reader.finish()
    return wanted


def _at(status: str) -> QuerySet[Workflow] | None:
    return workflows_at(status) if status in STATUSES else None


def search(reader: QueryReader) -> dict[str, Any]:
    """Return the parameters that look into names and descriptions."""
    return {
        "name": reader.text("name"),
        "description": reader.text("description"),
        "search_type": reader.choice(
            "search_type", default="contain", choices=["contain", "equal"]
        ),
    }


def paging(reader: QueryReader) -> dict[str, int]:
    """Return which part of a list is wanted."""
    return {
        "limit": reader.number("limit", default=100, minimum=1, maximum=MAX_LIMIT),
        "offset": reader.number("offset", default=0, minimum=0, maximum=MAX_OFFSET),
    }
