"""Buying resource packages for a workflow."""

from django.db import transaction

from apps.gallery.models import Package
from apps.spec import text
from apps.spec.shapes import Json
from apps.teams import policy
from apps.teams.models import Project, User
from apps.teams.policy import Action


@transaction.atomic
def purchase_package(
    project: Project,
    *,
    workflow_id: str,
    pool_id: str,
    order: Json,
    by: User,
    service_id: str = "",
    limit_enable: bool = False,
    consume_limit: int = 0,
) -> Package:
    """Record a package; what was consumed starts at nothing, whatever a client claims."""
    policy.require(by, Action.EDIT, project)
    return Package.objects.create(
        project=project,
        workflow_id=workflow_id,
        pool_id=pool_id,
        service_id=service_id,
        order=text.write(order),
        limit_enable=limit_enable,
        consume_limit=consume_limit,
        created_by=by,
    )
