"""Places in a list that let one thing move without touching its neighbours' rows."""

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

GAP = 1 << 20

Item = TypeVar("Item", bound=Hashable)


def fresh(count: int) -> list[int]:
    """Return the places of a new list."""
    return [GAP * (index + 1) for index in range(count)]


def between(low: int | None, high: int | None, count: int) -> list[int] | None:
    """Return `count` ascending places between two neighbours, `None` where there is no room.

    A neighbour that is `None` is the end of the list.
    """
    if low is None:
        low = high - GAP * (count + 1) if high is not None else 0
    step = GAP if high is None else (high - low) // (count + 1)
    return [low + step * (index + 1) for index in range(count)] if step else None


def arranged(
    wanted: Sequence[str],
    places: Mapping[str, int],
    *,
    low: int | None = None,
    high: int | None = None,
) -> dict[str, int] | None:
    """Return the places that have to change so that a list reads as `wanted`: the fewest.

    `places` are those that are taken now; what is not in it is new. The list lies between `low`
    and `high`, where it is part of a longer one; None where there is no room for it.
    """
    there = [id for id in wanted if id in places and _lies_between(low, places[id], high)]
    kept = _longest_ascending(there, places)
    changed: dict[str, int] = {}
    run: list[str] = []
    for id in (*wanted, None):
        if id is not None and id not in kept:
            run.append(id)
            continue
        end = high if id is None else places[id]
        found = between(low, end, len(run))
        if found is None:
            return None
        changed.update(zip(run, found, strict=True))
        low, run = end, []
    return changed


def _lies_between(low: int | None, place: int, high: int | None) -> bool:
    return (low is None or low < place) and (high is None or place < high)


def _longest_ascending(ids: Sequence[str], places: Mapping[str, int]) -> frozenset[str]:
    """Return the most ids whose places already ascend."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, id in enumerate(ids):
        length = bisect_left(tails, places[id])
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [places[id]]
        ends[length : length + 1] = [index]
    kept, at = set(), ends[-1] if ends else None
    while at is not None:
        kept.add(ids[at])
        at = before[at]
    return frozenset(kept)


def splice(
    rows: Sequence[tuple[int, int, Item]], wanted: Sequence[Item]
) -> tuple[list[int], list[tuple[int, Item]]]:
    """Return which rows go and which (place, item) come so that a list reads as `wanted`.

    `rows` are (key, place, item) in order. What both lists start and end with stays.
    """
    start, end = common_ends([item for _, _, item in rows], wanted)
    middle = wanted[start : len(wanted) - end]
    low = rows[start - 1][1] if start else None
    high = rows[len(rows) - end][1] if end else None
    places = between(low, high, len(middle))
    if places is None:
        return [key for key, _, _ in rows], list(zip(fresh(len(wanted)), wanted, strict=True))
    gone = [key for key, _, _ in rows[start : len(rows) - end]]
    return gone, list(zip(places, middle, strict=True))


def common_ends(one: Sequence[Item], other: Sequence[Item]) -> tuple[int, int]:
    """Return how many items two lists share from their start, and how many more from their end."""
    start = _common(one, other)
    return start, _common(one[start:][::-1], other[start:][::-1])


def _common(one: Sequence[Item], other: Sequence[Item]) -> int:
    """Return how many items two lists share from their start."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
