"""A dataset as its page shows it: the chosen version, its classes, a page of its samples."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from apps.datasets import queries
from apps.datasets.models import Dataset, DatasetVersion
from apps.datasets.queries import Window
from apps.pages.datasets.samples import ShownSample, shown_samples
from apps.pages.requests import without_nul
from apps.storage.opening import store_of
from apps.storage.ports import StorageFault

PAGE_SIZE = 48
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Looking:
    """What the address asks for: `label` None is every class, "" samples without one."""

    version: str = ""
    label: str | None = None
    usage: str = ""
    page: int = 1

    @property
    def query(self) -> str:
        """The query string that leads here."""
        pairs = [("version", self.version), ("usage", self.usage)]
        said = [(name, value) for name, value in pairs if value]
        label = [("label", self.label)] if self.label is not None else []
        page = [("page", str(self.page))] if self.page > 1 else []
        return urlencode([*said, *label, *page])

    def at(self, **changes: object) -> str:
        """Return the query string of something else of the same, from its first page."""
        return replace(self, **{"page": 1, **changes}).query  # type: ignore[arg-type]


@dataclass(frozen=True)
class ClassRow:
    """One class with its samples; `query` shows it alone, or all again where it is."""

    name: str
    total: int
    train: int
    eval: int
    share: int
    train_share: int
    query: str
    current: bool


@dataclass(frozen=True)
class ShownDataset:
    """One dataset, seen as the address asks."""

    row: Dataset
    looking: Looking

    @cached_property
    def versions(self) -> Sequence[tuple[DatasetVersion, str]]:
        """Every version, newest first, each with the query that shows it."""
        return [(one, self.looking.at(version=one.pk, usage="")) for one in self.row.versions.all()]

    @cached_property
    def version(self) -> DatasetVersion | None:
        """The chosen version, None for the dataset as it is now."""
        wanted = self.looking.version
        return queries.find_version(self.row, wanted) if wanted else None

    @property
    def seen(self) -> Dataset | DatasetVersion:
        """What is looked at: the version, or the dataset as it is now."""
        return self.version or self.row

    @property
    def newest_query(self) -> str:
        """The query that shows the dataset as it is now."""
        return self.looking.at(version="", usage="")

    @property
    def everything_query(self) -> str:
        """The query that shows every sample of the version."""
        return self.looking.at(label=None, usage="")

    @cached_property
    def classes(self) -> Sequence[ClassRow]:
        """The classes with their counts."""
        most = max((one["total"] for one in self.seen.classes), default=1)
        return [self._class(one, most) for one in self.seen.classes]

    @property
    def usages(self) -> Sequence[tuple[str, str, int, bool]]:
        """TRAIN and EVAL with query, count and whether it is chosen; none before a split."""
        if self.version is None or not self.version.ratio:
            return []
        counts = (("TRAIN", self.version.train), ("EVAL", self.version.eval))
        chosen = self.looking.usage
        return [
            (name, self.looking.at(usage="" if chosen == name else name), count, chosen == name)
            for name, count in counts
        ]

    @cached_property
    def samples(self) -> Sequence[ShownSample] | None:
        """The samples of this page, None where the manifest cannot be read."""
        if self._window is None:
            return None
        store = store_of(self.row.project)
        return shown_samples(store, self.row.pk, self.row.kind, self._window.samples)

    @property
    def columns(self) -> Sequence[str]:
        """The columns of a table's rows, in the order in which they come up."""
        rows = (one.cells or {} for one in self.samples or ())
        return list(dict.fromkeys(name for row in rows for name in row))

    @property
    def first(self) -> int:
        """The number of the page's first sample, from 1."""
        return (self.looking.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """The number of the page's last sample."""
        return self.first + len(self.samples or ()) - 1

    @property
    def before(self) -> str | None:
        """The query of the page before, None on the first."""
        page = self.looking.page
        return replace(self.looking, page=page - 1).query if page > 1 else None

    @property
    def after(self) -> str | None:
        """The query of the next page, None on the last."""
        if self._window is None or not self._window.has_more:
            return None
        return replace(self.looking, page=self.looking.page + 1).query

    @cached_property
    def _window(self) -> Window | None:
        try:
            return queries.samples_in(
                store_of(self.row.project),
                self.seen.manifest,
                offset=(self.looking.page - 1) * PAGE_SIZE,
                limit=PAGE_SIZE,
                label=self.looking.label,
                usage=self.looking.usage,
            )
        except StorageFault:
            return None

    def _class(self, counted: dict[str, object], most: int) -> ClassRow:
        name, total = str(counted["name"]), int(str(counted["total"]))
        train = int(str(counted["train"]))
        current = self.looking.label == name
        return ClassRow(
            name=name,
            total=total,
            train=train,
            eval=int(str(counted["eval"])),
            share=round(100 * total / most),
            train_share=round(100 * train / most),
            query=self.looking.at(label=None if current else name),
            current=current,
        )


def looking_at(request: HttpRequest) -> Looking:
    """Return what the address asks for; anything unknown in it counts as not said."""
    asked = request.GET
    page = asked.get("page", "1")
    usage = asked.get("usage", "")
    return Looking(
        version=without_nul(asked.get("version", "")),
        label=without_nul(asked["label"]) if "label" in asked else None,
        usage=usage if usage in ("TRAIN", "EVAL") else "",
        page=min(max(int(page), 1), LAST_PAGE) if page.isascii() and page.isdigit() else 1,
    )
