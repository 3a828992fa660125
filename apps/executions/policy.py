"""Who may do what with executions: what he may do with their workflow, in its own team.

A share shows the workflow and not its runs: they hold data of the team.
"""

from apps.executions.models import Execution
from apps.teams import policy as teams_policy
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.teams.queries import Somebody
from apps.workflows import policy as workflow_policy
from apps.workflows.models import Workflow


def can(user: Somebody, action: Action, workflow: Workflow) -> bool:
    """Tell whether `user` may do `action` with the executions of a workflow."""
    member = teams_policy.may(user, Action.READ, workflow.project)
    return member and workflow_policy.can(user, action, workflow)


def require(user: Somebody, action: Action, workflow: Workflow) -> None:
    """Pass, or raise NotFound where `user` may not see the executions, Forbidden where he may."""
    workflow_policy.require(user, Action.READ, workflow)
    teams_policy.require(user, Action.READ, workflow.project)
    workflow_policy.require(user, action, workflow)


def require_of(user: Somebody, action: Action, execution: Execution) -> None:
    """Pass as `require` does for the execution's workflow."""
    require(user, action, execution.workflow)


def require_settings(user: Somebody, project: Project) -> None:
    """Pass for whoever may say how a project's workflows run."""
    teams_policy.require(user, Action.MANAGE_TARGETS, project)
