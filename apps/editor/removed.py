"""What somebody has removed while somebody else worked on it: how it comes back."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from apps.core.errors import NotFound
from apps.editor.answers import exact, find, for_scripts
from apps.editor.requests import EditorRequest
from apps.workflows import queries
from apps.workflows.actions.log_rows import logged


@require_GET
@for_scripts
def removed(request: EditorRequest, workflow_id: UUID, entity: str) -> HttpResponse:
    """Answer what takes the newest removal of an entity back."""
    change = queries.removal_of(find(request, workflow_id), entity)
    if change is None:
        raise NotFound("entity", entity)
    return exact({"operations": logged(change.inverse)})
