"""What a job measured, read from the files it writes while it runs.

Whatever is half-written, too large or no metric at all is left alone: the next look may find it
whole.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from apps.executions.ports import MetricSeries
from apps.spec.shapes import Json
from apps.storage.trees import open_plain

LARGEST = 4 * 2**20
MOST_KEYS = 100
MOST_POINTS = 2_000
_PLACES = ("step", "epoch", "iteration")
_USUAL = ("metrics.json", "metrics.jsonl")
_LONGEST_KEY = 128


def measured(folder: Path, *, metric_file: str = "") -> dict[str, MetricSeries]:
    """Return everything measured below an output directory, by key."""
    found: dict[str, MetricSeries] = {}
    for name in dict.fromkeys([*_USUAL, *_inner(metric_file)]):
        for series in read_metrics(_text(folder, name), lines=name.endswith(".jsonl")):
            if len(found) < MOST_KEYS or series.key in found:
                found[series.key] = series
    return found


def progress_told(folder: Path) -> tuple[float, str] | None:
    """Return what `progress.json` says: `{"progress": 0.4, "text": "..."}`."""
    value = _json(_text(folder, "progress.json"))
    share: Any = value.get("progress") if isinstance(value, Mapping) else value
    if not _is_number(share) or not 0 <= share <= 1:
        return None
    text = value.get("text", "") if isinstance(value, Mapping) else ""
    return float(share), str(text)[:250]


def read_metrics(text: str, *, lines: bool = False) -> Iterator[MetricSeries]:
    """Read one flat object, the list of the API, or (with `lines`, else as a guess) lines."""
    value = None if lines else _json(text)
    if isinstance(value, list):
        yield from _listed(value)
    elif isinstance(value, Mapping):
        yield from _flat(value)
    else:
        yield from _lines(text)


def _flat(value: Mapping[str, Any]) -> Iterator[MetricSeries]:
    for key, one in value.items():
        points = one if isinstance(one, list) else [one]
        if points and all(_is_scalar(point) for point in points):
            yield _series(str(key), [*range(1, len(points) + 1)], points)


def _lines(text: str) -> Iterator[MetricSeries]:
    """Read `{"step": 3, "loss": 0.3}` a line; without a step the line's number is one."""
    series: dict[str, tuple[list[Any], list[Any]]] = {}
    title = "step"
    for number, line in enumerate(text.splitlines(), 1):
        value = _json(line)
        if not isinstance(value, Mapping):
            continue
        title = next((place for place in _PLACES if place in value), title)
        for key, one in value.items():
            if key not in _PLACES and _is_scalar(one):
                places, points = series.setdefault(str(key), ([], []))
                places.append(value.get(title, number))
                points.append(one)
    for key, (places, points) in series.items():
        yield _series(key, places, points, title=title)


def _listed(value: list[Any]) -> Iterator[MetricSeries]:
    for one in value:
        if isinstance(one, Mapping) and isinstance(one.get("data"), Mapping) and one.get("key"):
            yield MetricSeries(
                key=str(one["key"])[:_LONGEST_KEY],
                title=str(one.get("title") or ""),
                type=str(one.get("type") or "line")[:32],
                data=dict(one["data"]),
            )


def _series(
    key: str, places: Sequence[Any], points: Sequence[Any], *, title: str = "step"
) -> MetricSeries:
    """Return a series of not too many points: the last one is always among them."""
    every = math.ceil(len(points) / MOST_POINTS)
    first = (len(points) - 1) % every
    data: dict[str, Json] = {
        "x_axis": [{"title": title, "value": list(places[first::every])}],
        "y_axis": [{"title": key, "value": list(points[first::every])}],
    }
    return MetricSeries(key=key[:_LONGEST_KEY], title=key, data=data)


def _inner(metric_file: str) -> list[str]:
    """Return the name of a metric file where it lies within the output."""
    parts = PurePosixPath(metric_file.strip("/")).parts
    return ["/".join(parts)] if parts and ".." not in parts else []


def _text(folder: Path, name: str) -> str:
    with open_plain(folder, PurePosixPath(name).parts) as file:
        data = b"" if file is None else file.read(LARGEST + 1)
    return data.decode("utf-8", "replace") if len(data) <= LARGEST else ""


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None


def _is_scalar(value: Any) -> bool:
    return _is_number(value) or isinstance(value, (bool, str))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
