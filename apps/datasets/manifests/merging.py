"""Putting samples together: the same sample twice is one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from apps.datasets.manifests.sample import Sample


@dataclass(slots=True)
class Merged:
    """What came out, in the order of first sight, and how many were there already."""

    samples: list[Sample] = field(default_factory=list)
    duplicates: int = 0


def merge(*lists: Iterable[Sample]) -> Merged:
    """Return every sample once; one without a class takes the class of its duplicate.

    Samples are the same where their ids are, or the files that they name.
    """
    merged = Merged()
    places: dict[str, int] = {}
    for sample in _chained(lists):
        at = next((places[key] for key in _keys(sample) if key in places), None)
        if at is None:
            at = len(merged.samples)
            merged.samples.append(sample)
        else:
            merged.duplicates += 1
            merged.samples[at] = _joined(merged.samples[at], sample)
        for key in _keys(sample):
            places.setdefault(key, at)
    return merged


def _keys(sample: Sample) -> list[str]:
    return [sample.id, sample.source] if sample.text is None else [sample.id]


def _joined(kept: Sample, other: Sample) -> Sample:
    if kept.label or not other.label:
        return kept
    return Sample({**kept.document, "annotation": other.document["annotation"]})


def _chained(lists: Iterable[Iterable[Sample]]) -> Iterator[Sample]:
    for samples in lists:
        yield from samples
