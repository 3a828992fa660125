"""Deleting a workflow together with what runs of it."""

from django.db import transaction

from apps.core.errors import Refused
from apps.engine.states import StepState
from apps.executions.models import Execution, StepExecution
from apps.executions.stopping import stop_each
from apps.spec.problems import Problem
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import actions as workflow_actions
from apps.workflows import policy as workflow_policy
from apps.workflows.models import Workflow


@transaction.atomic
def delete_workflow(
    workflow: Workflow, *, by: User, expected_revision: int | None = None
) -> Workflow:
    """Stop the workflow's executions and move it to the trash.

    Raises Refused while a step is stopping, Stale where `expected_revision` is not the newest.
    """
    workflow_policy.require(by, Action.DELETE, workflow)
    stopping = StepExecution.objects.filter(
        execution__workflow=workflow, state=StepState.STOPPING.value
    )
    if stopping.exists():
        raise Refused([Problem(code="execution.still_stopping")])
    trashed = workflow_actions.trash_workflow(workflow, by=by, expected_revision=expected_revision)
    stop_each(Execution.objects.filter(workflow=workflow), by=by)
    return trashed
