"""The gallery as one project sees it: what the templates are given."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from apps.gallery import queries
from apps.gallery.models import Asset, AssetVersion, GallerySubscription, Kind
from apps.teams.models import Project

ENDS_SOON = timedelta(days=14)


@dataclass(frozen=True)
class ShownAsset:
    """An asset with the project's subscription to it."""

    row: Asset

    @property
    def subscription(self) -> GallerySubscription | None:
        """The project's subscription, running or ended."""
        own: Sequence[GallerySubscription] = self.row.own_subscriptions  # type: ignore[attr-defined]
        return next(iter(own), None)

    @property
    def versions(self) -> Sequence[AssetVersion]:
        """What is published, newest first."""
        found: Sequence[AssetVersion] = self.row.shown_versions  # type: ignore[attr-defined]
        return found

    @property
    def version(self) -> AssetVersion | None:
        """The version in use, else the newest."""
        if self.subscription:
            return self.subscription.version
        return next(iter(self.versions), None)

    @property
    def state(self) -> str:
        """`none`, `running`, `ending` (soon) or `ended`."""
        if self.subscription is None:
            return "none"
        left = self.subscription.expired_at - timezone.now()
        if left <= timedelta():
            return "ended"
        return "ending" if left < ENDS_SOON else "running"

    @property
    def is_template(self) -> bool:
        """Whether a workflow can be made from it."""
        return self.row.kind == Kind.WORKFLOW


@dataclass(frozen=True)
class Tab:
    """One kind of asset and how many of it match the search."""

    kind: str
    label: str
    count: int
    current: bool
    query: str


@dataclass(frozen=True)
class Shelf:
    """What a search of the gallery found."""

    assets: Sequence[ShownAsset]
    tabs: Sequence[Tab]
    search: "Search"


@dataclass(frozen=True)
class Search:
    """What is looked for: `text` in name, description, publisher and id; `mine` what is ours."""

    text: str
    kind: str
    mine: bool

    @property
    def query(self) -> str:
        """The query string that finds the same again."""
        asked = {"q": self.text, "kind": self.kind, "mine": "on" if self.mine else ""}
        return urlencode({name: value for name, value in asked.items() if value})

    def among(self, kind: str) -> "Search":
        """Return the same search among one kind of asset."""
        return replace(self, kind=kind)


def shelf(project: Project, search: Search) -> Shelf:
    """Return the assets that match, and how many of each kind do."""
    every = [ShownAsset(row) for row in queries.assets(project)]
    found = [
        asset
        for asset in every
        if search.text.casefold() in _searched(asset.row)
        and (asset.subscription or not search.mine)
    ]
    counts = Counter(asset.row.kind for asset in found)
    shown = [asset for asset in found if search.kind in ("", asset.row.kind)]
    return Shelf(shown, list(_tabs(search, counts)), search)


def _tabs(search: Search, counts: Counter[str]) -> Iterator[Tab]:
    every = search.among("")
    yield Tab("", gettext("All"), counts.total(), not search.kind, every.query)
    for kind in Kind.values:
        query = search.among(kind).query
        yield Tab(kind, str(Kind(kind).label), counts[kind], search.kind == kind, query)


def _searched(row: Asset) -> str:
    publisher = row.team.name if row.team else ""
    return f"{row.name}\n{row.description}\n{publisher}\n{row.pk}".casefold()
