"""CSV files as samples: a column of texts, or whole rows as JSON; and files that name classes."""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from apps.core.errors import Refused
from apps.datasets.manifests.kinds import Kind, annotation
from apps.datasets.manifests.lines import MOST_SAMPLES
from apps.datasets.manifests.sample import CONTENT, Sample, sample
from apps.spec.problems import Problem

LARGEST_TABLE = 64 * 1024 * 1024

_TEXTS = ("text", "content", "sentence", "review", "comment")
_CLASSES = ("label", "class", "category", "target", "species")
_FILES = ("file", "filename", "image", "path", "source", "name")


@dataclass(frozen=True, slots=True)
class Table:
    """The samples of one CSV file, and of which kind they are."""

    kind: Kind
    samples: Sequence[Sample]


def read_table(body: bytes, *, path: str, class_column: str = "") -> Table:
    """Return a table's rows as samples.

    The first row names the columns. Where one of them is called text (content, sentence, ...),
    each sample is that text; otherwise it is the row without its class, as a JSON object. The
    class is in `class_column`, else in the column called label (class, category, ...).
    """
    header, *rows = _rows(body, path) or [[]]
    if class_column and class_column not in header:
        params = {"path": path, "column": class_column, "columns": header}
        raise Refused([Problem(code="datasets.no_column", params=params)])
    label_at = _column(header, (class_column,) if class_column else _CLASSES)
    text_at = _column(header, _TEXTS)
    kind = Kind.TABLE if text_at is None else Kind.TEXT
    return Table(kind, list(_samples(header, rows, kind, text_at=text_at, label_at=label_at)))


def read_classes(body: bytes, *, path: str) -> Mapping[str, str]:
    """Return file → class from a file of two columns, with or without a first row of names."""
    rows = [row for row in _rows(body, path) if len(row) >= 2]
    if rows and rows[0][0].strip().lower() in _FILES:
        rows = rows[1:]
    return {row[0].strip().lstrip("./"): row[1].strip() for row in rows}


def _rows(body: bytes, path: str) -> list[list[str]]:
    try:
        lines = body.decode("utf-8-sig").replace("\0", "").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise _refused("datasets.not_utf8", path=path, byte=error.start + 1) from error
    reader = csv.reader(lines)
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise _refused("datasets.table_bad", path=path, line=reader.line_num) from error
    if len(rows) > MOST_SAMPLES:
        raise _refused("datasets.table_long", path=path, limit=MOST_SAMPLES)
    return rows


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    """Return where the first of the names stands among the columns."""
    columns = [column.strip().lower() for column in header]
    wanted = [name.strip().lower() for name in names]
    return next((columns.index(name) for name in wanted if name in columns), None)


def _samples(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    kind: Kind,
    *,
    text_at: int | None,
    label_at: int | None,
) -> Iterator[Sample]:
    seen: Counter[str] = Counter()
    for row in rows:
        text = _at(row, text_at) if text_at is not None else _as_json(header, row, label_at)
        label = _at(row, label_at) if label_at is not None else ""
        if not text:
            continue
        # The same measurement twice is two samples; the same text twice is one.
        again = seen[text] if kind is Kind.TABLE else 0
        seen[text] += 1
        about = annotation(kind, label) if label else None
        yield sample(f"{CONTENT}{text}", id=_id(text, again), annotation=about)


def _as_json(header: Sequence[str], row: Sequence[str], label_at: int | None) -> str:
    named = {
        name.strip(): _value(value)
        for at, (name, value) in enumerate(zip(header, row, strict=False))
        if at != label_at
    }
    return json.dumps(named, ensure_ascii=False, allow_nan=False) if named else ""


def _value(text: str) -> float | int | str:
    """Return a number where the text is one, in the form in which it is written."""
    try:
        number = json.loads(text.strip())
    except (ValueError, RecursionError):
        return text
    finite = isinstance(number, int) or (isinstance(number, float) and abs(number) < float("inf"))
    return number if finite and not isinstance(number, bool) and len(text) <= 25 else text


def _at(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _id(text: str, again: int) -> str:
    return sha256(f"{text}#{again}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _refused(code: str, **params: str | int) -> Refused:
    return Refused([Problem(code=code, params=params)])
