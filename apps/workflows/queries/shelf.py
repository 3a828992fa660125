"""The library: what somebody sees of a project, or of others' projects, with its surroundings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from apps.teams.models import Project
from apps.teams.queries import Somebody
from apps.workflows.models import Label, Step, Workflow
from apps.workflows.queries.seeing import shared_with, visible_to

SORTS: Mapping[str, str] = {
    "modified": "-last_modified_at",
    "created": "-created_at",
    "name": "name",
    "steps": "-step_count",
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the library: `total` match the filters, `all` are there without them."""

    items: Sequence[Workflow]
    total: int
    all: int


def shelf(
    *,
    user: Somebody,
    project: Project | None,
    text: str = "",
    labels: Sequence[str] = (),
    owner_id: int | None = None,
    sort: str = "modified",
    limit: int = 50,
    offset: int = 0,
) -> Shelf:
    """Return workflows of `project`, or those shared with `user` from elsewhere if it is None.

    `text` is looked for in names, descriptions, labels and step names. Each row brings its
    `step_count`, labels, owner and shares.
    """
    there = visible_to(user).filter(project=project) if project else shared_with(user)
    matching = there.filter(_says(text)) if text else there
    if labels:
        matching = matching.filter(Exists(_labels().filter(text__in=labels)))
    if owner_id is not None:
        matching = matching.filter(owner_id=owner_id)
    rows = matching.annotate(step_count=_step_count()).order_by(
        SORTS.get(sort, SORTS["modified"]), "pk"
    )
    in_order = Prefetch("labels", Label.objects.order_by("position", "pk"))
    rows = rows.prefetch_related(in_order, "shares__team", "shares__user")
    return Shelf(list(rows[offset : offset + limit]), matching.count(), there.count())


def _says(text: str) -> Q:
    steps = Step.objects.filter(workflow=OuterRef("pk"), name__icontains=text)
    return (
        Q(name__icontains=text)
        | Q(description__icontains=text)
        | Exists(_labels().filter(text__icontains=text))
        | Exists(steps)
    )


def _labels() -> QuerySet[Label]:
    return Label.objects.filter(workflow=OuterRef("pk"))


def _step_count() -> Coalesce:
    steps = Step.objects.filter(workflow=OuterRef("pk")).order_by().values("workflow")
    return Coalesce(Subquery(steps.annotate(count=Count("pk")).values("count")), 0)
