"""Which executions somebody may see."""

from django.db.models import QuerySet

from apps.core.errors import NotFound
from apps.executions.models import Execution, StepExecution
from apps.teams import policy as teams_policy
from apps.teams.queries import Somebody
from apps.workflows import queries as workflow_queries
from apps.workflows.models import Workflow

_LARGE = ("document", "options")


def visible_executions(user: Somebody) -> QuerySet[Execution]:
    """Return the executions that `user` may see, newest first, without their specification.

    A share shows a workflow and not its runs: they are the team's.
    """
    workflows = workflow_queries.visible_to(user).order_by().values("pk")
    mine = Execution.objects.filter(
        workflow__in=workflows, workflow__project__in=teams_policy.visible(user)
    )
    return mine.select_related("workflow__project__team", "started_by").defer(*_LARGE)


def executions_of(workflow: Workflow) -> QuerySet[Execution]:
    """Return a workflow's executions, newest first, without their specification."""
    rows = Execution.objects.filter(workflow=workflow)
    return rows.select_related("workflow__project__team", "started_by").defer(*_LARGE)


def find_execution(
    *,
    user: Somebody,
    execution_id: str,
    workflow_id: str | None = None,
    project_id: str | None = None,
) -> Execution:
    """Return an execution that `user` may see, of the workflow and in the project if named.

    Raises NotFound of the project, the workflow or the execution: what is not there for him.
    """
    if workflow_id is not None:
        workflow_queries.find(user=user, workflow_id=workflow_id, project_id=project_id)
    rows = visible_executions(user)
    if workflow_id is not None:
        rows = rows.filter(workflow_id=workflow_id)
    found = None if "\x00" in execution_id else rows.filter(pk=execution_id).first()
    if found is None:
        raise NotFound("execution", execution_id)
    return found


def find_step(
    *,
    user: Somebody,
    execution_id: str,
    step_execution_id: str,
    workflow_id: str | None = None,
    project_id: str | None = None,
) -> StepExecution:
    """Return a step of an execution that `user` may see; raise as `find_execution` does."""
    execution = find_execution(
        user=user, execution_id=execution_id, workflow_id=workflow_id, project_id=project_id
    )
    named = None if "\x00" in step_execution_id else execution.steps.filter(pk=step_execution_id)
    found = None if named is None else named.first()
    if found is None:
        raise NotFound("step", step_execution_id)
    found.execution = execution
    return found
