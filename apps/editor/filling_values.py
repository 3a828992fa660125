"""Maps, lists and objects that stand in a value, filled line by line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from apps.editor.controls import Row, Shown
from apps.editor.forms.field import Control, Field
from apps.editor.spots import Spot
from apps.spec.pointers import ABSENT, MaybeJson
from apps.spec.shapes import Json

Fill = Callable[[Spot, type[Any] | None, Field, MaybeJson], Shown]
"""How one field becomes a control."""

_ANY = Field(name="", label="", control=Control.VALUE)


def pairs(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """A line for each key of a map."""
    value = shown.value if isinstance(shown.value, dict) else {}
    inner = replace(_ANY, refers=shown.field.refers)

    def pair(key: str, item: MaybeJson) -> Row:
        named = replace(inner, name=key, label=key)
        return Row(key=key, label=key, parts=(fill(spot.at(key), None, named, item),))

    rows = tuple(pair(key, item) for key, item in value.items())
    return replace(shown, rows=rows, fresh=pair(spot.fresh, ""))


def values(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """A line for each item of a list."""
    items = shown.value if isinstance(shown.value, list) else []

    def line(place: str, item: MaybeJson) -> Row:
        number = str(int(place) + 1) if place.isdigit() else place
        label = gettext("Value %(number)s") % {"number": number}
        named = replace(_ANY, name=place, label=label, refers=shown.field.refers)
        return Row(key=place, label=label, parts=(fill(spot.at(place), None, named, item),))

    rows = tuple(line(str(place), item) for place, item in enumerate(items))
    return replace(shown, rows=rows, fresh=line(spot.fresh, ""))


def items(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """A line for each object of a list."""
    items: list[Any] = shown.value if isinstance(shown.value, list) else []

    def item(place: str, value: Mapping[str, Json]) -> Row:
        inner = spot.at(place)
        parts = tuple(
            fill(inner.at(each.name), None, each, value.get(each.name, ABSENT))
            for each in shown.field.fields
        )
        known = {each.name for each in shown.field.fields}
        rest = {key: found for key, found in value.items() if key not in known}
        further = more(fill, inner, rest, None)
        return Row(
            key=place,
            label=str(value.get("name") or place),
            parts=(*parts, further) if further else parts,
        )

    rows = tuple(item(str(place), value) for place, value in enumerate(items))
    return replace(shown, rows=rows, fresh=item(spot.fresh, {}))


def more(fill: Fill, spot: Spot, rest: Mapping[str, Json], of: type[Any] | None) -> Shown | None:
    """Return the control for the keys that a form does not know; a step's may be added to."""
    if not rest and (of is not None or spot.keys != ("properties",)):
        return None
    label = gettext("Further keys")
    field = Field(name="", label=label, control=Control.PAIRS, refers="json", required=True)
    shown = fill(spot, None, field, dict(rest))
    return replace(shown, id=f"{shown.id}-more")
