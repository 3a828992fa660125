"""With whom a workflow is shared."""

from django.db.models import QuerySet
from django.utils import timezone

from apps.core.errors import NotFound
from apps.teams.credentials import hash_of
from apps.workflows.models import Share, ShareLink, Workflow


def shares_of(workflow: Workflow) -> QuerySet[Share]:
    """Return with whom the workflow is shared, in the order it was."""
    return workflow.shares.select_related("team", "user").order_by("created_at", "pk")


def open_links(workflow: Workflow) -> QuerySet[ShareLink]:
    """Return the links that still open the workflow, the newest first."""
    rows = workflow.share_links.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
    return rows.select_related("created_by").order_by("-created_at", "-pk")


def shared_by_link(token: str) -> Workflow:
    """Return the workflow a link opens, to be read only.

    Raises NotFound where the link is unknown, expired or revoked, or the workflow in the trash.
    """
    links = ShareLink.objects.select_related("workflow__project__team", "workflow__owner")
    found = links.filter(token_hash=hash_of(token)).first()
    if found is None or not found.is_open or found.workflow.trashed_at is not None:
        raise NotFound("link", token)
    return found.workflow
