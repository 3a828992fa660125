"""`ETag` and `If-Match` over the revision of a workflow, in addition to what the vendor has."""

from django.http import HttpRequest
from django.utils.http import parse_etags

from apps.core.errors import Stale
from apps.workflows.models import Workflow


def etag(workflow: Workflow) -> str:
    """Return the tag of the revision the row was read at."""
    return f'"{workflow.revision}"'


def expected_revision(request: HttpRequest, workflow: Workflow) -> int | None:
    """Return the revision that `If-Match` insists on, `None` where it does not.

    Raises `Stale` where it names another one than the row's. The action compares once more under
    its lock.
    """
    tags = parse_etags(request.headers.get("If-Match", "*"))
    if "*" in tags:
        return None
    if etag(workflow) not in tags:
        raise Stale(workflow.revision)
    return workflow.revision
