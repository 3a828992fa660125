"""Manifests in storage: written whole, read whole."""

from collections.abc import Sequence
from hashlib import sha256
from tempfile import TemporaryFile

from apps.datasets.manifests import lines
from apps.datasets.manifests.sample import Sample
from apps.storage.ports import Store


def read_manifest(store: Store, path: str) -> list[Sample]:
    """Return a manifest's samples; raise `Refused` or `StorageFault` where it cannot be read."""
    with store.open(path) as file:
        return list(lines.read(file))


def write_manifest(store: Store, path: str, samples: Sequence[Sample]) -> None:
    """Make or replace a manifest."""
    with TemporaryFile() as file:
        file.writelines(lines.write(samples))
        file.seek(0)
        store.write(path, file)


def digest_of(samples: Sequence[Sample]) -> str:
    """Return what tells a manifest's contents from any other's."""
    whole = sha256()
    for line in lines.write(samples):
        whole.update(line)
    return whole.hexdigest()
