"""Following what others do to a workflow."""

from collections.abc import Sequence

from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.actions.log_rows import change_json
from apps.workflows.models import Workflow
from apps.workflows.queries import changes_after


def changes_since(workflow: Workflow, *, sequence: int, by: User) -> Sequence[dict[str, Json]]:
    """Return the changes after `sequence` as JSON, oldest first, a thousand at most."""
    policy.require(by, Action.READ, workflow)
    return [change_json(change) for change in changes_after(workflow, sequence=sequence)]
