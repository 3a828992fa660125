"""Following what others do to a workflow."""

from collections.abc import Sequence

from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.actions.recording import logged
from apps.workflows.models import Change, Workflow
from apps.workflows.queries import changes_after


def changes_since(workflow: Workflow, *, sequence: int, by: User) -> Sequence[dict[str, Json]]:
    """Return the changes after `sequence` as JSON, oldest first, a thousand at most."""
    policy.require(by, Action.READ, workflow)
    return [change_json(change) for change in changes_after(workflow, sequence=sequence)]


def change_json(change: Change) -> dict[str, Json]:
    """Return a row of the log as the browser gets it."""
    return {
        "id": change.change_id,
        "sequence": change.sequence,
        "revision": change.revision,
        "kind": change.kind,
        "label": change.label,
        "author": change.author.username if change.author else None,
        "created_at": change.created_at.isoformat(),
        "operations": logged(change.operations),
    }
