"""The labels of a project's workflows."""

from collections.abc import Sequence

from django.db.models import Count

from apps.teams.models import Project
from apps.teams.queries import Somebody
from apps.workflows.models import Label
from apps.workflows.queries.lists import MAX_LIMIT
from apps.workflows.queries.seeing import visible_to


def label_counts(*, user: Somebody, project: Project) -> Sequence[tuple[str, int]]:
    """Return (label, how many workflows carry it) of what `user` sees, the most used first."""
    seen = visible_to(user).filter(project=project)
    rows = Label.objects.filter(workflow__in=seen.values("pk")).values("text")
    counted = rows.annotate(count=Count("workflow", distinct=True)).order_by("-count", "text")
    return list(counted.values_list("text", "count"))


def labels(
    *,
    user: Somebody,
    project: Project,
    template_id: str = "",
    order: str = "asc",
    limit: int = 100,
    offset: int = 0,
) -> Sequence[str]:
    """Return the different labels of the workflows that `user` sees, by text."""
    seen = visible_to(user).filter(project=project)
    if template_id:
        seen = seen.none() if "\x00" in template_id else seen.filter(exeml_template_id=template_id)
    rows = Label.objects.filter(workflow__in=seen.values("pk")).values_list("text", flat=True)
    ordered = rows.distinct().order_by("-text" if order == "desc" else "text")
    return list(ordered[offset : offset + min(limit, MAX_LIMIT)])
