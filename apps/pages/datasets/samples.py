"""Samples as the templates show them: a picture, a text, or the cells of a row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.urls import reverse
from django.utils.http import urlencode

from apps.datasets.manifests.kinds import Kind
from apps.datasets.manifests.sample import Sample
from apps.pages.datasets.images import address_of
from apps.spec.shapes import Json
from apps.storage.ports import StorageFault, Store

LONGEST_TEXT = 64 * 1024
PREVIEW = 400


@dataclass(frozen=True, slots=True)
class ShownSample:
    """One sample: `image` is the address of its picture, `text` what it says, `cells` a row's."""

    row: Sample
    name: str
    image: str = ""
    text: str = ""
    cells: Mapping[str, Json] | None = None


def shown_samples(
    store: Store, dataset_id: str, kind: str, samples: Sequence[Sample]
) -> list[ShownSample]:
    """Return the samples of a page."""
    return [_shown(store, dataset_id, kind, sample) for sample in samples]


def text_of(store: Store, sample: Sample) -> str:
    """Return what a sample says: the manifest's own text, or the beginning of its file."""
    if sample.text is not None:
        return sample.text
    try:
        with store.open(sample.source) as file:
            return file.read(LONGEST_TEXT).decode("utf-8", "replace")
    except StorageFault:
        return ""


def cells_of(text: str) -> Mapping[str, Json] | None:
    """Return a table's row by the names of its columns, None where the text is no such row."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _shown(store: Store, dataset_id: str, kind: str, sample: Sample) -> ShownSample:
    name = PurePosixPath(sample.source).name if sample.text is None else ""
    if kind == Kind.IMAGE:
        query = urlencode({"of": address_of(dataset_id, sample.source)})
        return ShownSample(
            sample, name, image=f"{reverse('dataset-image', args=[dataset_id])}?{query}"
        )
    text = text_of(store, sample)
    cells = cells_of(text) if kind == Kind.TABLE else None
    return ShownSample(sample, name, text=text[:PREVIEW], cells=cells)
