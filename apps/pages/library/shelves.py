"""What the library's template is given."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from apps.pages.library.filters import PAGE_SIZE, SCOPES, SORTS, Filters, Scope
from apps.pages.library.shown import cards
from apps.teams import policy
from apps.teams.models import Project, User
from apps.workflows import queries
from apps.workflows.queries import Shelf


@dataclass(frozen=True)
class Pages:
    """Where in the list a page is: from 1, both ends included; queries of its neighbours."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def shelf_page(*, user: User, project: Project, filters: Filters) -> dict[str, Any]:
    """Return the library of `user` in `project` as the filters narrow it."""
    shelf = queries.shelf(
        user=user,
        project=None if filters.scope is Scope.SHARED else project,
        owner_id=user.pk if filters.scope is Scope.MINE else None,
        text=filters.text,
        labels=filters.labels,
        sort=filters.sort,
        limit=PAGE_SIZE,
        offset=filters.offset,
    )
    return {
        "cards": cards(shelf.items, user=user),
        "shelf": shelf,
        "filters": filters,
        "pages": _pages(shelf, filters),
        "labels": queries.label_counts(user=user, project=project),
        "sorts": SORTS,
        "scopes": SCOPES,
        "may_edit": policy.may(user, policy.Action.EDIT, project),
    }


def _pages(shelf: Shelf, filters: Filters) -> Pages:
    last_page = max(1, ceil(shelf.total / PAGE_SIZE))
    return Pages(
        first=min(filters.offset + 1, shelf.total),
        last=filters.offset + len(shelf.items),
        total=shelf.total,
        before=filters.on_page(min(filters.page - 1, last_page)) if filters.page > 1 else None,
        after=filters.on_page(filters.page + 1) if filters.page < last_page else None,
    )
