"""The inspector's view: the panel of one entity. What is written in it is saved by its script."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from apps.editor.answers import find
from apps.editor.panel_parts import load_shown
from apps.editor.panels import panel_of
from apps.editor.requests import EditorRequest
from apps.executions.briefs import run_fields_for
from apps.spec.draft import Kind, server_owned_fields
from apps.spec.shapes import Json
from apps.teams.policy import Action
from apps.teams.queries import Somebody
from apps.workflows import answers, policy
from apps.workflows.models import Step, Workflow


@require_GET
@gzip_page
@login_required
def panel(request: EditorRequest, workflow_id: UUID, entity: str) -> HttpResponse:
    """Show the panel of an entity, or of what owns it."""
    workflow = find(request, workflow_id)
    draft, shown = load_shown(workflow.pk, entity)
    editable = policy.can(request.user, Action.EDIT, workflow)
    server = _kept_by_the_server(workflow, request.user, draft.entities[shown].kind, shown)
    found = panel_of(draft, shown, editable=editable, server=server)
    response = render(request, "editor/inspector/_panel.html", {"panel": found})
    add_never_cache_headers(response)
    return response


def _kept_by_the_server(
    workflow: Workflow, user: Somebody, kind: Kind, entity: str
) -> Mapping[str, Json]:
    """Return the fields of an entity that no draft holds."""
    match kind:
        case Kind.WORKFLOW:
            (answer,) = answers.listed([workflow])
            answer |= run_fields_for(user, workflow)
            return {name: answer[name] for name in server_owned_fields(kind) if name in answer}
        case Kind.STEP:
            created = Step.objects.values_list("created_at", flat=True).get(pk=entity)
            return {"created_at": answers.stamp(created)}
    return {}
