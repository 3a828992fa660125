"""Lists of entities and wires, filled line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from django.utils.translation import ngettext

from apps.editor.controls import Row, Shown
from apps.editor.filling_values import Fill, more
from apps.editor.forms.fresh import FRESH
from apps.editor.forms.tables import FORM_OF
from apps.editor.spots import Spot
from apps.spec.draft import Draft, Kind, LinkAs
from apps.spec.fields import declared_fields
from apps.spec.pointers import ABSENT
from apps.spec.shapes import Json

MOST_ENTRIES = 30
"""So many of a list the panel of the workflow shows; the tables below the canvas show all."""

_SHAPES = frozenset({"obs", "dataset", "model", "service_content", "data_selector"})
"""The ports there is a drawing of: `editor/_port_shapes.html`."""

_HEADS: Mapping[Kind, tuple[str, ...]] = {
    Kind.INPUT: ("name", "type"),
    Kind.OUTPUT: ("name", "type"),
    Kind.SCENE: ("name",),
}
"""The fields that stand in the heading of a card."""


def cards(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """A card with all its fields for each entity of a list."""
    kind = _listed(shown)
    ids = spot.draft.children.get((spot.entity, kind), ())
    rows = tuple(
        _numbered(_card(fill, spot.of(id), kind, spot.draft.entities[id].value), place + 1)
        for place, id in enumerate(ids)
    )
    return replace(shown, rows=rows, fresh=_card(fill, spot.of(spot.fresh), kind, FRESH[kind]))


def _numbered(card: Row, number: int) -> Row:
    """Return a card that is called by its number where it has no name."""
    return card if card.label else replace(card, label=str(number))


def _listed(shown: Shown) -> Kind:
    return cast("Kind", shown.field.lists)


def _card(fill: Fill, spot: Spot, kind: Kind, value: Mapping[str, Json]) -> Row:
    form = FORM_OF[kind]
    further = further_keys(fill, spot, form.of, value)
    filled = tuple(
        fill(spot.at(field.name), form.of, field, value.get(field.name, ABSENT))
        for field in form.fields
    )
    named = _HEADS.get(kind, ())
    parts = tuple(part for part in filled if part.field.name not in named)
    folded = tuple(part for part in parts if _is_spare(kind, part, parts))
    return Row(
        key=spot.entity,
        label=str(value.get("name") or value.get("attribute") or ""),
        word=str(value.get("type", "")),
        shape=_shape(value) if kind in {Kind.INPUT, Kind.OUTPUT} else "",
        heads=tuple(part for part in filled if part.field.name in named),
        folded=folded,
        parts=(*(part for part in parts if part not in folded), *((further,) if further else ())),
    )


def _is_spare(kind: Kind, part: Shown, parts: tuple[Shown, ...]) -> bool:
    """Tell whether an input says the one thing and so hardly needs the other."""
    return kind is Kind.INPUT and part.absent and any(not other.absent for other in parts)


def _shape(value: Mapping[str, Json]) -> str:
    """Return the port that the canvas draws for a type."""
    type_name = str(value.get("type", "")).lower()
    return type_name if type_name in _SHAPES else "obs"


def further_keys(
    fill: Fill, spot: Spot, of: type[Any] | None, value: Mapping[str, Json]
) -> Shown | None:
    """Return the control for the keys of an entity that the page does not name, if it has any."""
    known = declared_fields(of) if of else value
    return more(fill, spot, {key: item for key, item in value.items() if key not in known}, of)


def entries(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """A name for each entity of a list that has panels of its own."""
    ids = spot.draft.children.get((spot.entity, _listed(shown)), ())
    rows = tuple(_entry(spot.draft, id) for id in ids[:MOST_ENTRIES])
    return replace(shown, rows=rows, total=len(ids))


def steps(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """How many there are: the canvas shows them."""
    count = len(spot.draft.children.get((spot.entity, Kind.STEP), ()))
    said = ngettext("%(count)s step", "%(count)s steps", count) % {"count": count}
    return replace(shown, rows=(Row(key="", label=said),))


def _entry(draft: Draft, id: str) -> Row:
    value = draft.entities[id].value
    return Row(key=id, label=str(value.get("name", "")), word=str(value.get("type", "")))


def links(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    """A name for each wire."""
    link_as = cast("LinkAs", shown.field.links)
    ids = spot.draft.links.get((spot.entity, link_as), ())
    rows = tuple(_wire(spot, link_as, id) for id in ids)
    return replace(shown, rows=rows)


def _wire(spot: Spot, link_as: LinkAs, id: str) -> Row:
    branches = _branches(spot.draft, id, spot.entity) if link_as is LinkAs.DEPENDS else iter(())
    name = str(spot.draft.entities[id].value.get("name", ""))
    return Row(key=id, label=name, word=", ".join(branches))


def _branches(draft: Draft, condition: str, step: str) -> Iterator[str]:
    for word, link_as in (("true", LinkAs.THEN), ("false", LinkAs.ELSE)):
        if step in draft.links.get((condition, link_as), ()):
            yield word
