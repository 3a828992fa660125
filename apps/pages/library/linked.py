"""What a read-only link shows to whoever has it, signed in or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from apps.pages.library.downloads import download
from apps.pages.library.drawing import draw
from apps.spec import text
from apps.spec.types import registry
from apps.workflows import queries, store


@dataclass(frozen=True)
class StepRow:
    """One step as the page lists it; a type that is not registered has no icon."""

    name: str
    type: str
    label: str
    icon: str
    after: Sequence[str]


def _step(step: Mapping[str, Any]) -> StepRow:
    kind = registry().get(step.get("type", ""))
    label, icon = (_(kind.label), kind.icon) if kind else ("", "")
    after = step.get("depend_steps", [])
    return StepRow(step.get("name", ""), step.get("type", ""), label, icon, after)


@require_GET
@never_cache
def linked(request: HttpRequest, token: str) -> HttpResponse:
    """Show the workflow behind a link: its drawing, its steps and its JSON."""
    workflow = queries.shared_by_link(token)
    document = store.document(workflow.pk)
    context = {
        "workflow": workflow,
        "steps": [_step(step) for step in document.get("steps", [])],
        "json": text.write(document),
        "drawing": draw(queries.thumbnails([workflow.pk])[workflow.pk]),
        "token": token,
    }
    response = render(request, "pages/library/linked.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_GET
@never_cache
def export(request: HttpRequest, token: str) -> HttpResponse:
    """Send the workflow behind a link as a file."""
    return download(queries.shared_by_link(token))
