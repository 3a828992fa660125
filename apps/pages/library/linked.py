"""What a read-only link shows to whoever has it, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from apps.pages.library.downloads import download
from apps.pages.library.drawing import draw
from apps.spec import text
from apps.workflows import queries, store


@require_GET
@never_cache
def linked(request: HttpRequest, token: str) -> HttpResponse:
    """Show the workflow behind a link: its drawing, its steps and its JSON."""
    workflow = queries.shared_by_link(token)
    document = store.document(workflow.pk)
    context = {
        "workflow": workflow,
        "document": document,
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
