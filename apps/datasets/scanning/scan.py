"""From a path in storage to the samples that lie there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from apps.core.errors import Refused
from apps.datasets.manifests import lines
from apps.datasets.manifests.kinds import SUFFIXES, Kind, annotation
from apps.datasets.manifests.sample import Sample, sample
from apps.datasets.scanning import images
from apps.datasets.scanning.files import (
    LABELS,
    below,
    class_of,
    files_below,
    suffix_of,
    usage_of,
)
from apps.datasets.scanning.tables import LARGEST_TABLE, read_classes, read_table
from apps.spec.problems import Problem
from apps.storage import paths
from apps.storage.ports import Entry, Store

LARGEST_TEXT = 1024 * 1024
MANIFEST = ".manifest"
_ORDER = (Kind.IMAGE, Kind.TABLE, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at a path: samples of one kind."""

    kind: Kind
    samples: Sequence[Sample]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One look at a path. `say` is told what was left out; `check` may raise to end it."""

    store: Store
    root: str
    say: Callable[[str, str], None]
    check: Callable[[], None]
    class_column: str = ""

    def found(self, wanted: Kind | None) -> Found:
        """Return the samples of the wanted kind, else of the first kind of which there are any.

        Raises `Refused` where there are none at all.
        """
        entries = files_below(self.store, self.root, check=self.check)
        manifests = [one for one in entries if suffix_of(one) == MANIFEST]
        by_kind = {kind: [one for one in entries if _kind(one) is kind] for kind in _ORDER}
        kind = _chosen(by_kind, wanted)
        if kind is None and manifests:
            return self._listed(manifests)
        if kind is None:
            raise Refused([Problem(code="datasets.no_samples", params={"path": self.root})])
        if kind is Kind.TABLE:
            return self._tables(by_kind[kind])
        return Found(kind, list(self._files(kind, by_kind[kind], self._classes(entries))))

    def _listed(self, manifests: Sequence[Entry]) -> Found:
        """Return what manifests name."""
        samples: list[Sample] = []
        for entry in manifests:
            with self.store.open(entry.path) as file:
                samples += lines.read(file)
        return Found(kind_of(samples), samples)

    def _tables(self, entries: Sequence[Entry]) -> Found:
        samples: list[Sample] = []
        kind = Kind.TABLE
        for entry in entries:
            self.check()
            body = self._body(entry, LARGEST_TABLE)
            table = read_table(body, path=entry.path, class_column=self.class_column)
            samples += table.samples
            kind = table.kind
        return Found(kind, samples)

    def _classes(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """Return what the file of labels beside the samples says."""
        found = [one for one in entries if str(below(self.root, one)) == LABELS]
        if not found:
            return {}
        return read_classes(self._body(found[0], LARGEST_TABLE), path=found[0].path)

    def _files(
        self, kind: Kind, entries: Sequence[Entry], classes: Mapping[str, str]
    ) -> Iterator[Sample]:
        for entry in entries:
            self.check()
            digest = self._digest(kind, entry)
            if digest is None:
                continue
            place = below(self.root, entry)
            label = classes.get(str(place)) or classes.get(place.name) or class_of(place)
            about = annotation(kind, label) if label else None
            source = f"s3:/{paths.parse(entry.path)}"
            yield sample(source, id=digest, annotation=about).used_for(usage_of(place))

    def _digest(self, kind: Kind, entry: Entry) -> str | None:
        """Return a hash of the file's bytes, None (and say why) where it is no sample."""
        largest = images.LARGEST_IMAGE if kind is Kind.IMAGE else LARGEST_TEXT
        if entry.size > largest:
            self.say(f"Left out, larger than {largest // 1024**2} MiB: {entry.path}", "warn")
            return None
        body = self._body(entry, largest)
        if kind is Kind.IMAGE and images.content_type(body[: images.HEAD]) is None:
            self.say(f"Left out, no image: {entry.path}", "warn")
            return None
        return sha256(body).hexdigest()[:32]

    def _body(self, entry: Entry, largest: int) -> bytes:
        with self.store.open(entry.path) as file:
            body = file.read(largest + 1)
        if len(body) > largest:
            params = {"path": entry.path, "limit": largest // 1024**2}
            raise Refused([Problem(code="datasets.file_large", params=params)])
        return body


def kind_of(samples: Sequence[Sample]) -> Kind:
    """Return the kind of what a manifest names, by its first sample."""
    if not samples or samples[0].text is None:
        first = samples[0].source if samples else ""
        return SUFFIXES.get(suffix_of(Entry(path=first)), Kind.IMAGE)
    return Kind.TABLE if samples[0].text.startswith("{") else Kind.TEXT


def _kind(entry: Entry) -> Kind | None:
    is_labels = paths.parse(entry.path).name == LABELS
    return None if is_labels else SUFFIXES.get(suffix_of(entry))


def _chosen(found: Mapping[Kind, Sequence[Entry]], wanted: Kind | None) -> Kind | None:
    """Return the wanted kind where there is any of it (texts may lie in tables), else the first."""
    if wanted is Kind.TEXT and not found[Kind.TEXT] and found[Kind.TABLE]:
        return Kind.TABLE
    if wanted is not None and found[wanted]:
        return wanted
    return next((kind for kind in _ORDER if found[kind]), None)
