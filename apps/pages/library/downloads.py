"""A workflow as a file, plain or with its canvas."""

from urllib.parse import quote

from django.http import HttpResponse

from apps.pages.library import bundles
from apps.spec import text
from apps.workflows import store
from apps.workflows.models import Workflow


def download(workflow: Workflow) -> HttpResponse:
    """Answer with the plain body that creates the workflow, as `<name>.workflow.json`."""
    body = text.write(store.document(workflow.pk)).encode()
    return _sent(body, workflow, "workflow.json", "application/json; charset=utf-8")


def download_bundle(workflow: Workflow) -> HttpResponse:
    """Answer with the body and the canvas beside it, as `<name>.workflow.zip`."""
    return _sent(bundles.written(workflow), workflow, "workflow.zip", "application/zip")


def _sent(body: bytes, workflow: Workflow, ending: str, content_type: str) -> HttpResponse:
    name = f"{workflow.name or workflow.pk}.{ending}"
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
