"""A manifest's lines to samples and back."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from apps.core.errors import Refused
from apps.datasets.manifests.sample import Sample
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json

LONGEST_LINE = 1024 * 1024
MOST_SAMPLES = 200_000


def read(manifest: BinaryIO) -> Iterator[Sample]:
    """Give the samples one after the other; raise `Refused` at the first line that is none.

    Empty lines count for nothing. A manifest of more than `MOST_SAMPLES` is refused.
    """
    found = 0
    for number, line in enumerate(_lines(manifest), 1):
        if not line.strip():
            continue
        found += 1
        if found > MOST_SAMPLES:
            raise _refused("datasets.manifest_long", line=number, limit=MOST_SAMPLES)
        yield _sample(line, number)


def write(samples: Iterable[Sample]) -> Iterator[bytes]:
    """Give the lines from which `read` makes exactly these samples again."""
    for sample in samples:
        yield f"{text.write(dict(sample.document))}\n".encode()


def _lines(manifest: BinaryIO) -> Iterator[bytes]:
    while line := manifest.readline(LONGEST_LINE + 1):
        yield line


def _sample(line: bytes, number: int) -> Sample:
    if len(line) > LONGEST_LINE:
        raise _refused("datasets.line_long", line=number, limit=LONGEST_LINE // 1024)
    document, problems = text.read(line)
    if problems:
        raise _refused("datasets.line_bad", line=number)
    if not isinstance(document, dict) or not _is_source(document.get("source")):
        raise _refused("datasets.line_no_sample", line=number)
    return Sample(document)


def _is_source(source: Json) -> bool:
    return isinstance(source, str) and source != ""


def _refused(code: str, **params: int) -> Refused:
    return Refused([Problem(code=code, params=params)])
