"""The draft as the canvas loads it, and the specification as people read it."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from apps.editor.answers import exact, find, for_scripts, steps_left
from apps.editor.requests import EditorRequest
from apps.spec.draft_json import draft_json
from apps.spec.shapes import Json
from apps.workflows import store


@require_GET
@gzip_page
@for_scripts
def draft(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Answer the draft and how far it has come, both of one moment."""
    with store.one_moment():
        workflow = find(request, workflow_id)
        found = _numbered(draft_json(store.load_draft(workflow.pk)))
        steps = steps_left(workflow, request.user)
    counters = {"revision": workflow.revision, "sequence": workflow.sequence}
    return exact({"workflow_id": workflow.pk, **counters, **steps, **found})


def _numbered(found: dict[str, Any]) -> dict[str, Json]:
    """Name owners and the ends of links by their places in the list: shorter than ids."""
    places = {entity["id"]: place for place, entity in enumerate(found["entities"])}
    entities = [
        {**entity, "owner": places.get(entity["owner"], entity["owner"])}
        for entity in found["entities"]
    ]
    links = [
        {"step": places[link["step"]], "as": link["as"], "to": [places[id] for id in link["to"]]}
        for link in found["links"]
    ]
    positions = [[places[id], at["x"], at["y"]] for id, at in found["positions"].items()]
    return {**found, "entities": entities, "links": links, "positions": positions}


@require_GET
@gzip_page
@for_scripts
def spec(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Answer the specification, printed with two spaces a level."""
    document = store.document(find(request, workflow_id).pk)
    printed = json.dumps(document, ensure_ascii=False, indent=2)
    return HttpResponse(printed, content_type="application/json")
