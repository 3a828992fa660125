"""What the workflow page has to know of a run to follow it."""

from django.urls import reverse

from apps.editor.requests import EditorRequest
from apps.executions.models import Execution
from apps.executions.queries import visible_executions
from apps.spec.shapes import Json
from apps.workflows.models import Workflow


def followed(execution: Execution) -> dict[str, Json]:
    """Return what it is called, and where to look at it, hear of it and stop it."""
    workflow, run = execution.workflow_id, execution.pk
    return {
        "name": execution.name,
        "page": reverse("run", args=[workflow, run]),
        "events": reverse("execution-events", args=[run]),
        "stop": reverse("workflow-run-stop", args=[workflow, run]),
    }


def run_under_way(request: EditorRequest, workflow: Workflow) -> dict[str, Json] | None:
    """Return the newest run of the workflow, None where there is none or it has ended."""
    seen = visible_executions(request.user).filter(workflow=workflow)
    newest = seen.order_by("-number").first()
    return None if newest is None or newest.finished_at is not None else followed(newest)
