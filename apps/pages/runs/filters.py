"""What the address of a list of runs says: what is looked for, and which page of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.pages.requests import without_nul

PAGE_SIZE = 50
LONGEST = 256

STATUSES: Sequence[tuple[str, Promise]] = (
    ("", _("All")),
    ("waiting", _("Needs you")),
    ("running", _("Running")),
    ("completed", _("Succeeded")),
    ("abnormal", _("Failed")),
    ("stopped", _("Stopped")),
)


@dataclass(frozen=True)
class Filters:
    """One state of a list; its address is `query`."""

    text: str = ""
    status: str = ""
    label: str = ""
    page: int = 1

    @property
    def narrowing(self) -> bool:
        return bool(self.text or self.status or self.label)

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    @property
    def query(self) -> str:
        """Return the query string that leads here."""
        pairs = [("q", self.text), ("status", self.status), ("label", self.label)]
        page = [("page", str(self.page))] if self.page > 1 else []
        return urlencode([*((key, value) for key, value in pairs if value), *page])

    def on_page(self, page: int) -> str:
        """Return the query string of another page of the same."""
        return replace(self, page=page).query


def read_filters(request: HttpRequest) -> Filters:
    """Return what the address asks for; anything unknown in it counts as not said."""
    asked = request.GET
    status = asked.get("status", "")
    page = asked.get("page", "1")
    return Filters(
        text=without_nul(asked.get("q", "")).strip()[:LONGEST],
        status=status if status in dict(STATUSES) else "",
        label=without_nul(asked.get("label", ""))[:LONGEST],
        page=min(max(int(page), 1), 10_000)
        if page.isascii() and page.isdigit() and len(page) < 6
        else 1,
    )
