"""The mini-DAG of a workflow: its steps in columns from left to right, and the wires between."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from apps.workflows.queries import Sketch

BOX_WIDTH, BOX_HEIGHT = 108, 40
STEP_WIDTH, STEP_HEIGHT = 15, 8
WIDEST_COLUMN, NARROWEST_COLUMN = 30, 19
ROW = 18
LEAST_ROW = 11


@dataclass(frozen=True)
class Box:
    """A step: its type gives the colour."""

    type: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """What the thumbnail's SVG holds; `wires` are paths."""

    width: float
    height: float
    boxes: Sequence[Box]
    wires: Sequence[str]


def draw(sketch: Sketch) -> Drawing:
    """Return the drawing of a sketch: steps of one size, in a box that grows with them."""
    columns = _columns(sketch)
    tallest = max((len(column) for column in columns), default=1)
    across = _gap(BOX_WIDTH - STEP_WIDTH, len(columns), WIDEST_COLUMN, NARROWEST_COLUMN)
    down = _gap(BOX_HEIGHT - STEP_HEIGHT, tallest, ROW, LEAST_ROW)
    width = max(BOX_WIDTH, (len(columns) - 1) * across + STEP_WIDTH)
    height = max(BOX_HEIGHT, (tallest - 1) * down + STEP_HEIGHT)
    places = _places(columns, width=width, height=height, across=across, down=down)
    boxes = [Box(step.type, *places[step.id]) for step in sketch.steps]
    wires = [_wire(places[start], places[end]) for start, end in _known(sketch)]
    return Drawing(width, height, boxes, wires)


def _known(sketch: Sketch) -> Iterable[tuple[str, str]]:
    """Return each wire once, those left aside that lead to steps outside the sketch."""
    ids = {step.id for step in sketch.steps}
    return [(a, b) for a, b in dict.fromkeys(sketch.links) if a in ids and b in ids]


def _columns(sketch: Sketch) -> list[list[str]]:
    """Return the steps by their longest way from a start, each column in an order with few
    crossings."""
    depths = _depths(sketch)
    columns: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for step in sketch.steps:
        columns[depths[step.id]].append(step.id)
    before: dict[str, list[str]] = defaultdict(list)
    for start, end in _known(sketch):
        before[end].append(start)
    rank: dict[str, float] = {}
    for column in columns:
        column.sort(key=lambda id: _middle([rank[b] for b in before[id] if b in rank]))
        rank |= {id: (index + 1) / (len(column) + 1) for index, id in enumerate(column)}
    return columns


def _middle(ranks: list[float]) -> float:
    return sum(ranks) / len(ranks) if ranks else 0.5


def _depths(sketch: Sketch) -> Mapping[str, int]:
    depths = {step.id: 0 for step in sketch.steps}
    after: dict[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(depths, 0)
    for start, end in _known(sketch):
        after[start].append(end)
        waiting[end] += 1
    ready = [id for id, count in waiting.items() if not count]
    for id in ready:  # grows while it is walked
        for end in after[id]:
            depths[end] = max(depths[end], depths[id] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return depths


def _gap(room: int, count: int, widest: int, narrowest: int) -> float:
    return min(widest, max(narrowest, room / (count - 1))) if count > 1 else widest


def _places(
    columns: list[list[str]], *, width: float, height: float, across: float, down: float
) -> Mapping[str, tuple[float, float]]:
    left = (width - (len(columns) - 1) * across - STEP_WIDTH) / 2
    found = {}
    for index, column in enumerate(columns):
        top = (height - (len(column) - 1) * down - STEP_HEIGHT) / 2
        for row, id in enumerate(column):
            found[id] = (round(left + index * across, 1), round(top + row * down, 1))
    return found


def _wire(start: tuple[float, float], end: tuple[float, float]) -> str:
    x1, y1 = start[0] + STEP_WIDTH, start[1] + STEP_HEIGHT / 2
    x2, y2 = end[0], end[1] + STEP_HEIGHT / 2
    bend = max(4, (x2 - x1) / 2)
    return f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
