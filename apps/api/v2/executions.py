"""Executions: start, list, show, change, delete; stop and rerun."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, QueryDict

from apps.api.answers import answer, language_of
from apps.api.bodies import object_of
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import run_schema as schema
from apps.api.v2.ids import checked_ids, found_workflow
from apps.api.v2.listing import paging
from apps.api.v2.model import ExecutionAction, WorkflowExecution
from apps.api.v2.parameters import STATUSES, STEP_STATUSES
from apps.api.v2.query import QueryReader
from apps.api.v2.values import values_in
from apps.core.errors import Refused
from apps.executions import actions, answers, queries
from apps.executions.models import Execution
from apps.executions.queries.listing import EXECUTION_SORTS, labels_of, listing
from apps.spec.problems import Problem
from apps.teams.models import User


class Executions(ProjectOperation):
    """`/workflows/{workflow_id}/executions`."""

    @schema.list_executions
    def get(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """List the workflow's executions."""
        workflow = found_workflow(request, project_id, workflow_id)
        wanted = _listing_of(request.query_params)
        page = listing(workflow, user=request.user, **wanted)
        items = answers.listed(page.items, project=workflow.project, language=language_of(request))
        return answer(
            {
                "total": page.total,
                "count": page.count,
                "items": items,
                "default_order": wanted["order"],
            }
        )

    @schema.create_execution
    def post(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Start the workflow."""
        workflow = found_workflow(request, project_id, workflow_id)
        wanted = object_of(request, of=WorkflowExecution, optional=True)
        execution = actions.start_execution(workflow, by=request.user, **_wish(wanted))
        shown = answers.created(execution, language=language_of(request))
        return answer(shown, status=HTTPStatus.CREATED)


class ExecutionLabels(ProjectOperation):
    """`/workflows/{workflow_id}/executions/labels`."""

    @schema.list_labels
    def get(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """List the different labels of the workflow's executions."""
        workflow = found_workflow(request, project_id, workflow_id)
        return answer(labels_of(workflow, user=request.user))


class OneExecution(ProjectOperation):
    """`/workflows/{workflow_id}/executions/{execution_id}`."""

    @schema.show_execution
    def get(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Show an execution as it is now."""
        return _shown(found_execution(request, **ids), request)

    @schema.update_execution
    def put(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Change labels, and values while the execution waits or has ended."""
        execution = found_execution(request, **ids)
        wanted = object_of(request, of=WorkflowExecution)
        actions.update_execution(execution, by=request.user, **_change(wanted))
        return _shown(execution, request)

    @schema.delete_execution
    def delete(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Delete an execution with everything that was written down of it."""
        actions.delete_execution(found_execution(request, **ids), by=request.user)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


class ExecutionActions(ProjectOperation):
    """`/workflows/{workflow_id}/executions/{execution_id}/actions`."""

    @schema.act_on_execution
    def post(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Stop an execution, or run it again under the same ID."""
        execution = found_execution(request, **ids)
        wanted = object_of(request, of=ExecutionAction)
        _act(execution, wanted, by=request.user)
        return _shown(execution, request, status=HTTPStatus.CREATED)


def found_execution(
    request: MemberRequest, project_id: str, workflow_id: str, execution_id: str
) -> Execution:
    """Return the execution a path names; raise `Refused` for no UUIDs, `NotFound` otherwise."""
    checked_ids(workflow_id, execution_id)
    return queries.find_execution(
        user=request.user,
        project_id=project_id,
        workflow_id=workflow_id,
        execution_id=execution_id,
    )


def _act(execution: Execution, wanted: ExecutionAction, *, by: User) -> None:
    if wanted.action_name == "stop":
        actions.stop_execution(execution, by=by)
    elif wanted.action_name == "rerun":
        steps = (wanted.policies and wanted.policies.rerun_steps) or ()
        actions.rerun_execution(execution, by=by, steps=steps, **values_in(wanted))
    else:
        raise unknown_action(wanted.action_name, choices=["stop", "rerun"])


def unknown_action(name: str, *, choices: list[str]) -> Refused:
    """Return the refusal of an action that there is not."""
    params = {"name": name, "choices": choices}
    return Refused([Problem(code="action.unknown", path=("action_name",), params=params)])


def _wish(wanted: WorkflowExecution) -> dict[str, Any]:
    return {
        "scene_id": wanted.scene_id or "",
        "scene_name": wanted.scene_name or "",
        "use_cache": bool(wanted.policies and wanted.policies.use_cache),
        "target": wanted.target or "",
        "options": dict(wanted.options or {}),
        "labels": wanted.labels or (),
        "description": wanted.description or "",
        **values_in(wanted),
    }


def _change(wanted: WorkflowExecution) -> dict[str, Any]:
    """Return what is to change; what the body leaves out stays as it is."""
    sent = {"labels": wanted.labels, **values_in(wanted)}
    return {name: sent[name] for name in sent if getattr(wanted, name) is not None}


def _listing_of(query: QueryDict) -> dict[str, Any]:
    reader = QueryReader(query)
    wanted = {
        "labels": reader.texts("labels"),
        "status": reader.choice("status", default="", choices=["", *STATUSES, *STEP_STATUSES]),
        "scene_id": reader.text("scene_id"),
        "workspace_id": reader.text("workspace_id"),
        "sort_by": reader.choice("sort_by", default="create_time", choices=list(EXECUTION_SORTS)),
        "order": reader.choice("order", default="desc", choices=["asc", "desc"]),
        **paging(reader),
    }
    reader.finish()
    return wanted


def _shown(
    execution: Execution, request: MemberRequest, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    execution.refresh_from_db()
    return answer(answers.shown(execution, language=language_of(request)), status=status)
