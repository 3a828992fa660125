"""Making workflows: from a body, from another workflow, from the gallery."""

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.core.ids import new_id, new_uuid
from apps.spec.draft import Draft, draft_of
from apps.spec.model import Workflow as Specification
from apps.spec.parse import parse
from apps.spec.shapes import Json
from apps.teams import policy as teams
from apps.teams.models import Project, User
from apps.teams.policy import Action
from apps.workflows import store
from apps.workflows.models import Workflow


@transaction.atomic
def create_workflow(*, project: Project, document: Json, by: User) -> Workflow:
    """Create a workflow from the body of a request; raise Refused with all problems of it."""
    teams.require(by, Action.EDIT, project)
    workflow, problems = parse(document)
    if workflow is None:
        raise Refused(problems)
    return _stored(workflow, project=project, by=by)


def _stored(workflow: Specification, *, project: Project, by: User) -> Workflow:
    return save_draft(draft_of(workflow, root=new_uuid(), new_id=new_id), project=project, by=by)


def save_draft(draft: Draft, *, project: Project, by: User) -> Workflow:
    """Store a new draft as a workflow that belongs to `by`."""
    now = timezone.now()
    row = Workflow(id=draft.root, project=project, owner=by, created_at=now, last_modified_at=now)
    store.save_new(row, draft)
    return row
