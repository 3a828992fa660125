"""Finishing a task: no more labels, and its step goes on. Both happen, or neither."""

from django.db import transaction

from apps.datasets.actions import finish_task
from apps.datasets.models import LabelTask
from apps.executions.actions import continue_step
from apps.executions.queries import find_step
from apps.teams.models import User


@transaction.atomic
def finish_labeling(task: LabelTask, *, by: User, with_unlabelled: bool) -> None:
    """Take the labels as they are and continue the step that asked for them."""
    finish_task(task, by=by, with_unlabelled=with_unlabelled)
    step = find_step(
        user=by,
        project_id=task.project_id,
        workflow_id=task.workflow_id,
        execution_id=task.execution_id,
        step_execution_id=task.step_id,
    )
    continue_step(step, by=by)
