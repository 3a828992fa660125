"""Steps of executions: list them side by side, act on one, read what it measured."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, QueryDict

from apps.api.answers import answer, language_of
from apps.api.bodies import object_of
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import run_schema as schema
from apps.api.v2.executions import unknown_action
from apps.api.v2.ids import checked_ids, found_workflow
from apps.api.v2.listing import paging
from apps.api.v2.model import StepExecutionAction
from apps.api.v2.query import QueryReader
from apps.api.v2.values import values_in
from apps.executions import actions, answers, queries
from apps.executions.models import StepExecution
from apps.executions.queries.listing import STEP_SORTS, metric_keys, step_listing
from apps.teams.models import User


class StepExecutions(ProjectOperation):
    """`/workflows/{workflow_id}/step-executions`."""

    @schema.list_steps
    def get(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """List the steps that the workflow's executions have reached."""
        workflow = found_workflow(request, project_id, workflow_id)
        wanted = _listing_of(request.query_params)
        page = step_listing(workflow, user=request.user, **wanted)
        items = answers.listed_steps(
            page.items, project=workflow.project, language=language_of(request)
        )
        return answer(
            {
                "total": page.total,
                "count": page.count,
                "items": items,
                "default_order": wanted["order"],
                "compare_columns": {
                    "parameters": answers.parameter_names(page.items),
                    "metrics": metric_keys(page.items),
                },
            }
        )


class StepActions(ProjectOperation):
    """`…/executions/{execution_id}/step-executions/{step_execution_id}/actions`."""

    @schema.act_on_step
    def post(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Retry a step, stop it, or let it continue with what it waits for."""
        step = found_step(request, **ids)
        wanted = object_of(request, of=StepExecutionAction)
        _act(step, wanted, by=request.user)
        execution = step.execution
        step.refresh_from_db()
        step.execution = execution
        (shown,) = answers.listed_steps(
            [step], project=execution.workflow.project, language=language_of(request)
        )
        return answer(shown, status=HTTPStatus.CREATED)


class StepMetrics(ProjectOperation):
    """`…/executions/{execution_id}/step-executions/{step_execution_id}/metrics`."""

    @schema.show_metrics
    def get(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Show what the latest attempt of a step has measured so far."""
        step = found_step(request, **ids)
        metrics = list(step.metrics.filter(attempt=step.attempt))
        project = step.execution.workflow.project
        return answer(answers.measured(metrics, project=project, language=language_of(request)))


def found_step(
    request: MemberRequest,
    project_id: str,
    workflow_id: str,
    execution_id: str,
    step_execution_id: str,
) -> StepExecution:
    """Return the step a path names; raise `Refused` for no UUIDs, `NotFound` otherwise."""
    checked_ids(workflow_id, execution_id, step_execution_id)
    return queries.find_step(
        user=request.user,
        project_id=project_id,
        workflow_id=workflow_id,
        execution_id=execution_id,
        step_execution_id=step_execution_id,
    )


def _act(step: StepExecution, wanted: StepExecutionAction, *, by: User) -> None:
    if wanted.action_name == "stop":
        actions.stop_step(step, by=by)
    elif wanted.action_name == "retry":
        actions.retry_step(step, by=by, **values_in(wanted))
    elif wanted.action_name == "continue":
        actions.continue_step(step, by=by, **values_in(wanted))
    else:
        raise unknown_action(wanted.action_name, choices=["retry", "stop", "continue"])


def _listing_of(query: QueryDict) -> dict[str, Any]:
    reader = QueryReader(query)
    wanted = {
        "sort_by": reader.choice("sort_by", default="create_time", choices=list(STEP_SORTS)),
        "order": reader.choice("order", default="desc", choices=["asc", "desc"]),
        **paging(reader),
    }
    reader.finish()
    return wanted
