"""Deleting a workflow together with what runs of it."""

from django.db import transaction

from apps.core.errors import Refused
from apps.engine.states import StepState
from apps.executions import store
from apps.executions.actions.stopping import stop_all
from apps.executions.models import Execution, StepExecution
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
    stop_executions(workflow.pk, by=by)
    return trashed


def stop_executions(workflow_id: str, *, by: User | None = None) -> None:
    """Stop everything that runs of a workflow."""
    running = Execution.objects.filter(workflow_id=workflow_id, finished_at=None)
    for execution_id in running.order_by("pk").values_list("pk", flat=True):
        with store.turn(execution_id, by=by) as turn:
            if not turn.is_over and not turn.execution.stop_requested:
                stop_all(turn)
