"""Which executions somebody may see: those of the workflows that he may see."""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from apps.executions.models import Execution, StepExecution
from apps.executions.queries import executions_of, find_execution, visible_executions
from apps.teams import policy as teams_policy
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.teams.queries import Somebody
from apps.workflows.models import Workflow


def find_step(execution: Execution, name: str) -> StepExecution | None:
    """Return the step of that name."""
    return None if "\x00" in name else execution.steps.filter(name=name).first()


def runs_of(workflow: Workflow, *, user: Somebody) -> QuerySet[Execution]:
    """Return a workflow's executions, the newest first; none for whom it is only shared with."""
    rows = executions_of(workflow)
    return rows if teams_policy.may(user, Action.READ, workflow.project) else rows.none()


def runs_in(project: Project, *, user: Somebody) -> QuerySet[Execution]:
    """Return the executions of a project's workflows that `user` may see, the newest first."""
    return visible_executions(user).filter(workflow__project=project)


def chosen(*, user: Somebody, workflow_id: str, ids: Collection[str]) -> Sequence[Execution]:
    """Return these executions of a workflow; raise NotFound where `user` may not see one."""
    return [find_execution(user=user, workflow_id=workflow_id, execution_id=id) for id in ids]


def neighbours(execution: Execution) -> tuple[Execution | None, Execution | None]:
    """Return the newer and the older execution of the same workflow."""
    rows = Execution.objects.filter(workflow=execution.workflow_id).only("pk", "number")
    newer = rows.filter(number__gt=execution.number).order_by("number").first()
    return newer, rows.filter(number__lt=execution.number).order_by("-number").first()
