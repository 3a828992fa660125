"""The inspector's view: the panel of one entity. What is written in it is saved by its script."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from apps.core.errors import NotFound
from apps.editor.answers import find
from apps.editor.panels import panel_of, shown_for
from apps.editor.requests import EditorRequest
from apps.spec.draft import Draft, Kind
from apps.spec.shapes import Json
from apps.teams.policy import Action
from apps.workflows import answers, policy, store
from apps.workflows.models import Step, Workflow


@require_GET
@gzip_page
@login_required
def panel(request: EditorRequest, workflow_id: UUID, entity: str) -> HttpResponse:
    """Show the panel of an entity, or of what owns it."""
    workflow = find(request, workflow_id)
    draft = store.load_draft(workflow.pk)
    shown = shown_for(draft, entity)
    if shown is None:
        raise NotFound("entity", entity)
    editable = policy.can(request.user, Action.EDIT, workflow)
    server = _kept_by_the_server(workflow, draft, shown)
    found = panel_of(draft, shown, editable=editable, server=server)
    response = render(request, "editor/inspector/_panel.html", {"panel": found})
    add_never_cache_headers(response)
    return response


def _kept_by_the_server(workflow: Workflow, draft: Draft, entity: str) -> Mapping[str, Json]:
    """Return the fields of an entity that no draft holds."""
    match draft.entities[entity].kind:
        case Kind.WORKFLOW:
            return answers.server_owned(workflow, _asked(draft))
        case Kind.STEP:
            created = Step.objects.values_list("created_at", flat=True).get(pk=entity)
            return {"created_at": answers.stamp(created)}
    return {}


def _asked(draft: Draft) -> dict[str, Json]:
    """Return what a start asks for, as the document has it."""
    lists = {"parameters": Kind.PARAMETER, "data_requirements": Kind.REQUIREMENT}
    return {
        name: [dict(draft.entities[id].value) for id in draft.children.get((draft.root, kind), ())]
        for name, kind in lists.items()
    }
