"""A dataset brought to where code can read it: its manifest and every file that it names."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from apps.core.errors import Refused
from apps.datasets.making.files import read_manifest
from apps.datasets.manifests import lines
from apps.datasets.manifests.sample import Sample
from apps.spec.problems import Problem
from apps.storage import paths
from apps.storage.ports import Store

FILES = "samples"


def deliver(
    store: Store, manifest: str, to: Path, *, check: Callable[[], None] = lambda: None
) -> Path:
    """Copy a manifest and its files below a local directory; return the manifest's place there.

    The sources of the copy are paths relative to `to`, or `content://` as they were. Raises
    `Refused` or `StorageFault` where something cannot be read; `check` may raise to end it.
    """
    to.mkdir(parents=True, exist_ok=True)
    samples = list(_brought(store, read_manifest(store, manifest), to, check))
    copy = to / paths.parse(manifest).name
    with copy.open("wb") as file:
        file.writelines(lines.write(samples))
    return copy


def _brought(
    store: Store, samples: list[Sample], to: Path, check: Callable[[], None]
) -> Iterator[Sample]:
    for sample in samples:
        check()
        if sample.text is not None:
            yield sample
            continue
        place = _place(sample)
        target = to / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            store.download(sample.source, target)
        yield Sample({**sample.document, "source": str(place)})


def _place(sample: Sample) -> PurePosixPath:
    """Return where a sample's file lies below the directory: by its path in storage."""
    where = paths.parse(sample.source)
    if not where.parts:
        raise Refused([Problem(code="datasets.no_file", params={"source": sample.source})])
    return PurePosixPath(FILES, where.bucket, *where.parts)
