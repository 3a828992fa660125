"""A workflow as a file."""

from urllib.parse import quote

from django.http import HttpResponse

from apps.spec import text
from apps.workflows import store
from apps.workflows.models import Workflow


def download(workflow: Workflow) -> HttpResponse:
    """Answer with the plain body that creates the workflow, as `<name>.workflow.json`."""
    body = text.write(store.document(workflow.pk))
    name = f"{workflow.name or workflow.pk}.workflow.json"
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
