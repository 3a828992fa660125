"""What the library's address says: what is looked for, how it is sorted and shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.pages.requests import without_nul

PAGE_SIZE = 50
VIEW_COOKIE = "library_view"


Known = TypeVar("Known", bound=StrEnum)


class Scope(StrEnum):
    """Whose workflows."""

    PROJECT = "project"
    MINE = "mine"
    SHARED = "shared"


class View(StrEnum):
    """How they are shown."""

    TABLE = "table"
    CARDS = "cards"


SORTS: Sequence[tuple[str, Promise]] = (
    ("modified", _("Last edited")),
    ("created", _("Newest")),
    ("name", _("Name")),
    ("steps", _("Most steps")),
)
SCOPES: Sequence[tuple[str, Promise]] = (
    (Scope.PROJECT, _("All")),
    (Scope.MINE, _("Mine")),
    (Scope.SHARED, _("Shared with me")),
)


@dataclass(frozen=True)
class Filters:
    """One state of the library; its address is `query`."""

    text: str = ""
    labels: tuple[str, ...] = ()
    scope: Scope = Scope.PROJECT
    sort: str = "modified"
    view: View = View.TABLE
    page: int = 1

    @property
    def narrowing(self) -> bool:
        """Tell whether something is looked for at all."""
        return bool(self.text or self.labels)

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    @property
    def query(self) -> str:
        """Return the query string that leads here; the view is remembered, not addressed."""
        pairs = [("q", self.text), ("scope", self.scope), ("sort", self.sort)]
        plain = Filters()
        shown = [(key, value) for key, value in pairs if value and value not in plain._values()]
        labels = [("label", label) for label in self.labels]
        page = [("page", str(self.page))] if self.page > 1 else []
        return urlencode([*shown, *labels, *page])

    def _values(self) -> set[str]:
        return {self.text, self.scope, self.sort}

    def on_page(self, page: int) -> str:
        """Return the query string of another page of the same."""
        return replace(self, page=page).query


def read_filters(request: HttpRequest) -> Filters:
    """Return what the address asks for; anything unknown in it counts as not said."""
    asked = request.GET
    return Filters(
        text=without_nul(asked.get("q", "")).strip(),
        labels=tuple(dict.fromkeys(map(without_nul, asked.getlist("label")))),
        scope=_known(asked.get("scope"), Scope.PROJECT),
        sort=sort if (sort := asked.get("sort", "")) in dict(SORTS) else "modified",
        view=_known(asked.get("view") or request.COOKIES.get(VIEW_COOKIE), View.TABLE),
        page=_page(asked),
    )


def _known(value: str | None, otherwise: Known) -> Known:
    """Return the member that `value` names, else `otherwise` of the same enumeration."""
    return type(otherwise)(value) if value in list(type(otherwise)) else otherwise


def _page(asked: QueryDict) -> int:
    text = asked.get("page", "1")
    return min(max(int(text), 1), 10_000) if text.isascii() and text.isdigit() else 1
