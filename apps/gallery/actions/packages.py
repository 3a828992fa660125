"""Buying resource packages for a workflow."""

from django.db import transaction
from django.db.models import F

from apps.core.errors import Refused
from apps.gallery.models import Package
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams import policy
from apps.teams.models import Project, User
from apps.teams.policy import Action

MAX_LIMIT = 2**31 - 1
_LONGEST_ID = 128


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
    """Record a package; what was consumed starts at nothing, whatever a client claims.

    Raises `Refused` for ids that are too long and for a limit that is no count.
    """
    policy.require(by, Action.EDIT, project)
    _check(pool_id=pool_id, service_id=service_id)
    if not 0 <= consume_limit <= MAX_LIMIT:
        params = {"minimum": 0, "maximum": MAX_LIMIT}
        raise Refused([Problem(code="gallery.range", path=("consume_limit",), params=params)])
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


def consume_package(project: Project, workflow_id: str) -> None:
    """Take one from what was bought for a workflow, where that is limited; the oldest first.

    Raises `Refused` where all of it is used up. To be called within a transaction.
    """
    bought = Package.objects.filter(project=project, workflow_id=workflow_id, limit_enable=True)
    packages = list(bought.select_for_update().order_by("created_at", "pk"))
    left = [one for one in packages if one.current_consume < one.consume_limit]
    if packages and not left:
        limit = sum(package.consume_limit for package in packages)
        raise Refused([Problem(code="gallery.used_up", path=("package",), params={"limit": limit})])
    if left:
        Package.objects.filter(pk=left[0].pk).update(current_consume=F("current_consume") + 1)


def _check(**ids: str) -> None:
    problems = [
        Problem(code="gallery.long", path=(key,), params={"max": _LONGEST_ID})
        for key, id in ids.items()
        if len(id) > _LONGEST_ID
    ]
    if problems:
        raise Refused(problems)
