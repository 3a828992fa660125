"""What a step measured, as curves and as single values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from apps.executions.models import StepExecution
from apps.spec import text

MOST_POINTS = 200
"""Points of a curve that are drawn; of more, every so many is left out."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One metric: what was measured, over what, and the points; a single value has one point."""

    key: str
    title: str
    axis: str
    points: Sequence[tuple[float, float]]

    @property
    def last(self) -> float:
        return self.points[-1][1]

    @property
    def is_single(self) -> bool:
        return len(self.points) == 1


def curves(step: StepExecution, attempt: int) -> Sequence[Curve]:
    """Return what an attempt measured, in the order in which it was first measured."""
    rows = step.metrics.filter(attempt=attempt).order_by("id").values_list("key", "title", "data")
    read = ((key, title, text.read(data.encode())[0]) for key, title, data in rows)
    return [curve for key, title, data in read for curve in _curves(key, title, data)]


def _curves(key: str, title: str, data: Any) -> list[Curve]:
    """Return a curve for each vertical axis; what is no number is left out."""
    if not isinstance(data, dict):
        return []
    across = _axes(data.get("x_axis"))
    axis, xs = across[0] if across else ("", [])
    found = []
    for name, ys in _axes(data.get("y_axis")):
        points = _points(xs, ys)
        if points:
            found.append(Curve(key, name or title or key, axis, thinned(points)))
    return found


def _axes(axes: Any) -> list[tuple[str, list[Any]]]:
    read = [axis for axis in axes if isinstance(axis, dict)] if isinstance(axes, list) else []
    return [(str(axis.get("title") or ""), _values(axis.get("value"))) for axis in read]


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _points(xs: list[Any], ys: list[Any]) -> list[tuple[float, float]]:
    pairs = [(xs[at] if at < len(xs) else at, y) for at, y in enumerate(ys)]
    return [
        (float(x) if _is_number(x) else float(at), float(y))
        for at, (x, y) in enumerate(pairs)
        if _is_number(y)
    ]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return at most `MOST_POINTS` points, the first and the last among them."""
    if len(points) <= MOST_POINTS:
        return points
    step = (len(points) - 1) / (MOST_POINTS - 1)
    return [points[round(at * step)] for at in range(MOST_POINTS)]
