"""The small charts of metrics: a curve in a box of 100 by 34, its last value, and all values."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.executions.shown.metrics import Curve

HEIGHT = 34
MARGIN = 3
Point = tuple[float, float]


@dataclass(frozen=True)
class Chart:
    """What the template draws of one metric; a single value has no curve."""

    curve: Curve
    path: str
    area: str
    end: Point
    points: str

    @property
    def value(self) -> str:
        return shown(self.curve.last)

    @property
    def first_place(self) -> str:
        return shown(self.curve.points[0][0])

    @property
    def last_place(self) -> str:
        return shown(self.curve.points[-1][0])

    @property
    def rows(self) -> Sequence[tuple[str, str]]:
        return [(shown(x), shown(y)) for x, y in self.curve.points]


def drawn(curves: Sequence[Curve]) -> Sequence[Chart]:
    """Return a chart for each curve."""
    return [_chart(curve) for curve in curves]


def _chart(curve: Curve) -> Chart:
    places = _places(curve.points)
    path = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in places)
    area = f"{path}L{places[-1][0]:.2f} {HEIGHT}L{places[0][0]:.2f} {HEIGHT}Z"
    axis = curve.axis or _("step")
    said = [
        [f"{axis} {shown(x)}", shown(y), round(left, 2), round(top, 2)]
        for (x, y), (left, top) in zip(curve.points, places, strict=True)
    ]
    return Chart(curve, path, area, places[-1], json.dumps(said, ensure_ascii=False))


def _places(points: Sequence[Point]) -> Sequence[Point]:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    wide = (max(xs) - min(xs)) or 1
    high = (max(ys) - min(ys)) or 1
    room = HEIGHT - 2 * MARGIN
    return [
        ((x - min(xs)) / wide * 100, HEIGHT - MARGIN - (y - min(ys)) / high * room)
        for x, y in points
    ]


def shown(value: float) -> str:
    """Return a measured number with as many digits as anybody reads."""
    if value == int(value) and abs(value) < 1e9:
        return str(int(value))
    return f"{value:.4g}"
