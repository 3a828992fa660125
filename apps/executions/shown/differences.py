"""What differs between the specifications of runs: the places, and what stands there in each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from apps.spec import text
from apps.spec.shapes import Json

MOST = 200


def differences(documents: Sequence[Json]) -> Sequence[tuple[str, Sequence[str]]]:
    """Return each place that is not the same everywhere, with its JSON in each; "" where absent."""
    flat = [dict(_flat(document, "")) for document in documents]
    places = dict.fromkeys(place for each in flat for place in each)
    rows = ((place, [each.get(place, "") for each in flat]) for place in places)
    return [(place, values) for place, values in rows if len(set(values)) > 1][:MOST]


def _flat(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield every leaf; what has a name is found by it, so that an order alone is no difference."""
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _flat(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list) and value:
        for at, inner in enumerate(value):
            yield from _flat(inner, f"{place}[{_called(inner, at)}]")
    else:
        yield place, text.write(value)


def _called(value: Any, at: int) -> str:
    name = value.get("name") if isinstance(value, Mapping) else None
    return name if isinstance(name, str) else str(at)
