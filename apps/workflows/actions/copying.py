"""Copying a workflow at somebody's click."""

from django.db import transaction

from apps.teams import policy as teams
from apps.teams.models import Project, User
from apps.teams.policy import Action
from apps.workflows import policy, store
from apps.workflows.actions.copies import renewed, with_root_value
from apps.workflows.actions.creating import NEVER_COPIED, save_draft
from apps.workflows.models import Workflow
from apps.workflows.queries import free_name

NAME_KEPT = 56
"""Characters of the original's name that leave room for an ending and a number."""


@transaction.atomic
def copy_workflow(
    workflow: Workflow, *, by: User, name: str | None = None, project: Project | None = None
) -> Workflow:
    """Copy the definition with positions and notes, into `project` or where the workflow is.

    Neither sharing nor history comes along, nor what was bought for the one workflow. The copy
    belongs to `by`; without a `name` it gets one that is free in the project.
    """
    policy.require(by, Action.READ, workflow)
    where = project or workflow.project
    teams.require(by, Action.EDIT, where)
    name = name or free_name(where, f"{(workflow.name or 'workflow')[:NAME_KEPT]}-copy")
    changes = {**dict.fromkeys(NEVER_COPIED), "name": name}
    draft = with_root_value(renewed(store.load_draft(workflow.pk)), changes)
    return save_draft(draft, project=where, by=by)
