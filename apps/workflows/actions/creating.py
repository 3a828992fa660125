"""Making workflows: from a body, as a copy, from the gallery, from nothing."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.core.ids import id_maker, new_uuid
from apps.gallery.queries import subscribed_document
from apps.spec.canvas_file import with_canvas
from apps.spec.draft import Draft, spec_of
from apps.spec.fields import declared_fields
from apps.spec.model import Workflow as Specification
from apps.spec.model import WorkflowGallerySubscription
from apps.spec.problems import Problem
from apps.spec.rules.creation import Way, way_of
from apps.spec.shapes import Json
from apps.teams import policy as teams
from apps.teams.models import Project, User
from apps.teams.policy import Action
from apps.workflows import store
from apps.workflows.actions.copies import renewed, revised
from apps.workflows.actions.judging import drafted, parsed, refuse_faulty
from apps.workflows.models import Workflow
from apps.workflows.queries import find

NEVER_COPIED = frozenset({"package", "subscription_id"})
"""What was bought or subscribed for one workflow only."""


@transaction.atomic
def create_workflow(*, project: Project, document: Json, by: User) -> Workflow:
    """Create a workflow from a body in the one way that it names.

    `source_workflow_id` copies that workflow, `gallery_subscription` takes the asset version's;
    the body's fields override. Otherwise its steps are taken. Raises Refused with all problems.
    """
    teams.require(by, Action.EDIT, project)
    body = parsed(document)
    way = way_of(body)
    if way is Way.COPY:
        draft = _copied(body, by=by)
    elif way is Way.GALLERY:
        draft = _from_gallery(body, project=project)
    else:
        draft = _direct(body)
    return save_draft(draft, project=project, by=by)


@transaction.atomic
def import_workflow(*, project: Project, document: Json, by: User, canvas: Json = None) -> Workflow:
    """Create a workflow from the steps of a file, wherever the file says it came from.

    `canvas` is what came along beside them; `spec.canvas_file` has found no fault in it.
    """
    teams.require(by, Action.EDIT, project)
    draft = _direct(parsed(document))
    laid_out = draft if canvas is None else with_canvas(draft, canvas, new_id=id_maker())
    return save_draft(laid_out, project=project, by=by)


@transaction.atomic
def create_draft(*, project: Project, name: str, by: User) -> Workflow:
    """Create an empty workflow to draw in; its name may still be anything."""
    teams.require(by, Action.EDIT, project)
    empty = Specification(name=name, description="", steps=())
    draft = drafted(empty, root=new_uuid())
    return save_draft(draft, project=project, by=by)


def save_draft(draft: Draft, *, project: Project, by: User) -> Workflow:
    """Store a new draft as a workflow that belongs to `by`."""
    now = timezone.now()
    row = Workflow(id=draft.root, project=project, owner=by, created_at=now, last_modified_at=now)
    store.save_new(row, draft)
    return row


def _direct(body: Specification) -> Draft:
    if not body.steps:
        raise Refused([Problem(code="create.nothing", path=("steps",))])
    refuse_faulty(body)
    return drafted(body, root=new_uuid())


def _copied(body: Specification, *, by: User) -> Draft:
    try:
        source = find(user=by, workflow_id=body.source_workflow_id or "")
    except NotFound:
        path = ("source_workflow_id",)
        params = {"workflow_id": body.source_workflow_id}
        raise Refused([Problem(code="create.unknown_source", path=path, params=params)]) from None
    found = store.load_draft(source.pk)
    wanted = overridden(without_contracts(spec_of(found)), body)
    refuse_faulty(wanted)
    return renewed(revised(found, wanted))


def _from_gallery(body: Specification, *, project: Project) -> Draft:
    named = body.gallery_subscription or WorkflowGallerySubscription()
    document = subscribed_document(project, named.content_id, named.version_id)
    taken = overridden(without_contracts(parsed(document)), body)
    wanted = replace(taken, source="ai_gallery")
    refuse_faulty(wanted)
    return drafted(wanted, root=new_uuid())


def without_contracts(workflow: Specification) -> Specification:
    """Return a specification without what was bought or subscribed for one workflow only."""
    absent: Any = dict.fromkeys(NEVER_COPIED)
    return replace(workflow, **absent)


def overridden(workflow: Specification, body: Specification) -> Specification:
    """Return a specification in which every field that `body` has stands as there."""
    sent: Any = {
        name: getattr(body, name)
        for name, how in declared_fields(Specification).items()
        if not how.server_owned and getattr(body, name) is not None
    }
    return replace(workflow, extras={**workflow.extras, **body.extras}, **sent)
