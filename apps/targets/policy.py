"""Who may see and do what with targets and submissions."""

from apps.core.errors import NotFound
from apps.targets.models import Target
from apps.teams import policy as teams_policy
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.teams.queries import Somebody
from apps.workflows import policy as workflow_policy
from apps.workflows.models import Workflow


def can_manage(user: Somebody, project: Project) -> bool:
    """Tell whether `user` may add, change, test and remove the project's targets."""
    return teams_policy.may(user, Action.MANAGE_TARGETS, project)


def can_submit(user: Somebody, workflow: Workflow) -> bool:
    """Tell whether `user` may submit the workflow to the targets of its project."""
    member = teams_policy.may(user, Action.SUBMIT, workflow.project)
    return member and workflow_policy.can(user, Action.SUBMIT, workflow)


def require_manage(user: Somebody, project: Project) -> None:
    """Pass, or raise `NotFound` for non-members and `Forbidden` for members without the right."""
    teams_policy.require(user, Action.MANAGE_TARGETS, project)


def require_read(user: Somebody, workflow: Workflow) -> None:
    """Pass for members who see the workflow: a share with others does not show where it goes."""
    workflow_policy.require(user, Action.READ, workflow)
    teams_policy.require(user, Action.READ, workflow.project)


def require_submit(user: Somebody, workflow: Workflow, target: Target) -> None:
    """Pass for whoever may submit the workflow to this target of its project."""
    require_read(user, workflow)
    workflow_policy.require(user, Action.SUBMIT, workflow)
    if target.project_id != workflow.project_id or target.removed_at is not None:
        raise NotFound("target", target.pk)
