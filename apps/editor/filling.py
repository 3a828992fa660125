"""Fills a form with what a draft has: every field becomes a control with its value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from django.utils.translation import gettext, ngettext

from apps.core.field_texts import describe
from apps.editor.controls import Row, Shown, dom_id, is_reference
from apps.editor.forms.condition import CONDITION
from apps.editor.forms.field import Choice, Control, Field, Form, Words
from apps.editor.forms.fresh import FRESH
from apps.editor.forms.schema import fields_of
from apps.editor.forms.tables import FORM_OF
from apps.editor.forms.taking import takes
from apps.spec.conditions import is_nested
from apps.spec.draft import Draft, Kind, LinkAs
from apps.spec.fields import declared_fields
from apps.spec.pointers import ABSENT, MaybeJson
from apps.spec.shapes import Json
from apps.spec.types import registry

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

_ANY = Field(name="", label="", control=Control.VALUE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a draft that a control shows: `panel` is the entity whose panel it is in."""

    draft: Draft
    panel: str
    editable: bool
    entity: str
    keys: tuple[str, ...] = ()

    def at(self, key: str) -> "Spot":
        """Return the place one key further in."""
        return replace(self, keys=(*self.keys, key))

    @property
    def id(self) -> str:
        """Return the id of its control on the page."""
        return dom_id("field", "" if self.entity == self.panel else self.entity, *self.keys)

    @property
    def fresh(self) -> str:
        """Return what stands for the id, name or place of what a script adds to its list."""
        return f"__new{len(self.keys)}__"

    @property
    def kind(self) -> Kind | None:
        """Return the kind of its entity; None of one that is only about to be added."""
        found = self.draft.entities.get(self.entity)
        return found.kind if found else None


def fill(spot: Spot, of: type[Any] | None, field: Field, value: MaybeJson) -> Shown:
    """Return the control of a field of the object `of`; a value it cannot show gets a free one."""
    control = _control(spot, field, value)
    shown = Shown(
        field=field,
        control=control,
        id=spot.id,
        entity=spot.entity,
        keys=spot.keys,
        value=value,
        editable=spot.editable,
        help=field.help or _help(of, field),
        choices=_choices(spot, field, value),
    )
    filler = _FILLERS.get(control)
    return filler(spot, shown) if filler else shown


def fill_all(spot: Spot, form: Form, value: Mapping[str, Json]) -> tuple[Shown, ...]:
    """Return the controls of every field of a form."""
    return tuple(
        fill(spot.at(field.name), form.of, field, value.get(field.name, ABSENT))
        for field in form.fields
    )


def _help(of: type[Any] | None, field: Field) -> Words:
    return describe(of.__name__, field.name) if of else ""


def _control(spot: Spot, field: Field, value: MaybeJson) -> Control:
    if value is ABSENT:
        return field.control
    if field.refers and is_reference(value):
        return Control.REFERENCE
    if field.control is Control.VALUE and spot.kind is Kind.CONDITION and _is_nested(value):
        return Control.CONDITION
    return field.control if takes(field, value) else Control.VALUE


def _is_nested(value: MaybeJson) -> bool:
    return isinstance(value, dict) and is_nested(value)


def _choices(spot: Spot, field: Field, value: MaybeJson) -> tuple[Choice, ...]:
    """Return the words of a closed list, one that is not in it last."""
    if field.control is not Control.CHOICE:
        return ()
    found = field.choices or tuple(
        Choice(kind.name, gettext(kind.label)) for kind in registry().values()
    )
    other = isinstance(value, str) and value not in {choice.word for choice in found}
    return (*found, Choice(str(value), str(value))) if other else found


def _fill_object(spot: Spot, shown: Shown) -> Shown:
    fields, of = shown.field.fields, shown.field.of
    if spot.keys == ("properties",):
        fields = _properties(spot)
    value = shown.value if isinstance(shown.value, dict) else {}
    parts = tuple(
        fill(spot.at(each.name), of, each, value.get(each.name, ABSENT)) for each in fields
    )
    known = {each.name for each in fields}
    rest = {key: item for key, item in value.items() if key not in known}
    return replace(shown, parts=parts, more=_more(spot, rest, of))


def _more(spot: Spot, rest: Mapping[str, Json], of: type[Any] | None) -> Shown | None:
    """Return the control for the keys that the form does not know; a step's may be added to."""
    if not rest and (of is not None or spot.keys != ("properties",)):
        return None
    field = Field(name="", label=gettext("Further keys"), control=Control.PAIRS, refers="json")
    shown = fill(spot, None, field, dict(rest))
    return replace(shown, id=f"{shown.id}-more")


def _properties(spot: Spot) -> tuple[Field, ...]:
    found = spot.draft.entities.get(spot.entity)
    kind = registry().get(str(found.value.get("type"))) if found else None
    return fields_of(kind.properties) if kind else ()


def _fill_pairs(spot: Spot, shown: Shown) -> Shown:
    value = shown.value if isinstance(shown.value, dict) else {}
    inner = replace(_ANY, refers=shown.field.refers)

    def pair(key: str, item: MaybeJson) -> Row:
        named = replace(inner, name=key, label=key)
        return Row(key=key, label=key, parts=(fill(spot.at(key), None, named, item),))

    rows = tuple(pair(key, item) for key, item in value.items())
    return replace(shown, rows=rows, fresh=pair(spot.fresh, ""))


def _fill_values(spot: Spot, shown: Shown) -> Shown:
    items = shown.value if isinstance(shown.value, list) else []

    def line(place: str, item: MaybeJson) -> Row:
        number = str(int(place) + 1) if place.isdigit() else place
        label = gettext("Value %(number)s") % {"number": number}
        named = replace(_ANY, name=place, label=label, refers=shown.field.refers)
        return Row(key=place, label=label, parts=(fill(spot.at(place), None, named, item),))

    rows = tuple(line(str(place), item) for place, item in enumerate(items))
    return replace(shown, rows=rows, fresh=line(spot.fresh, ""))


def _fill_items(spot: Spot, shown: Shown) -> Shown:
    items: list[Any] = shown.value if isinstance(shown.value, list) else []

    def item(place: str, value: Mapping[str, Json]) -> Row:
        inner = spot.at(place)
        parts = tuple(
            fill(inner.at(each.name), None, each, value.get(each.name, ABSENT))
            for each in shown.field.fields
        )
        known = {each.name for each in shown.field.fields}
        rest = {key: found for key, found in value.items() if key not in known}
        more = _more(inner, rest, None)
        return Row(
            key=place,
            label=str(value.get("name") or place),
            parts=(*parts, more) if more else parts,
        )

    rows = tuple(item(str(place), value) for place, value in enumerate(items))
    return replace(shown, rows=rows, fresh=item(spot.fresh, {}))


def _fill_cards(spot: Spot, shown: Shown) -> Shown:
    kind = _listed(shown)
    ids = spot.draft.children.get((spot.entity, kind), ())
    rows = tuple(
        _card(spot, kind, id, spot.draft.entities[id].value, place) for place, id in enumerate(ids)
    )
    return replace(shown, rows=rows, fresh=_card(spot, kind, spot.fresh, FRESH[kind], 0))


def _listed(shown: Shown) -> Kind:
    return cast("Kind", shown.field.lists)


def _card(spot: Spot, kind: Kind, id: str, value: Mapping[str, Json], place: int) -> Row:
    form = FORM_OF[kind]
    inner = replace(spot, entity=id, keys=())
    more = further_keys(inner, form.of, value)
    filled = fill_all(inner, form, value)
    named = _HEADS.get(kind, ())
    parts = tuple(part for part in filled if part.field.name not in named)
    folded = tuple(part for part in parts if _is_spare(kind, part, parts))
    return Row(
        key=id,
        label=str(value.get("name") or value.get("attribute") or place + 1),
        word=str(value.get("type", "")),
        shape=_shape(value) if kind in {Kind.INPUT, Kind.OUTPUT} else "",
        heads=tuple(part for part in filled if part.field.name in named),
        folded=folded,
        parts=(*(part for part in parts if part not in folded), *((more,) if more else ())),
    )


def _is_spare(kind: Kind, part: Shown, parts: tuple[Shown, ...]) -> bool:
    """Tell whether an input says the one thing and so hardly needs the other."""
    return kind is Kind.INPUT and part.absent and any(not other.absent for other in parts)


def _shape(value: Mapping[str, Json]) -> str:
    """Return the port that the canvas draws for a type."""
    type_name = str(value.get("type", "")).lower()
    return type_name if type_name in _SHAPES else "obs"


def further_keys(spot: Spot, of: type[Any] | None, value: Mapping[str, Json]) -> Shown | None:
    """Return the control for the keys of an entity that the page does not name, if it has any."""
    known = declared_fields(of) if of else value
    return _more(spot, {key: item for key, item in value.items() if key not in known}, of)


def _fill_entries(spot: Spot, shown: Shown) -> Shown:
    ids = spot.draft.children.get((spot.entity, _listed(shown)), ())
    rows = tuple(_entry(spot.draft, id) for id in ids[:MOST_ENTRIES])
    return replace(shown, rows=rows, total=len(ids))


def _fill_steps(spot: Spot, shown: Shown) -> Shown:
    """The canvas shows them; here stands how many there are."""
    count = len(spot.draft.children.get((spot.entity, Kind.STEP), ()))
    said = ngettext("%(count)s step", "%(count)s steps", count) % {"count": count}
    return replace(shown, rows=(Row(key="", label=said),))


def _entry(draft: Draft, id: str) -> Row:
    value = draft.entities[id].value
    return Row(key=id, label=str(value.get("name", "")), word=str(value.get("type", "")))


def _fill_links(spot: Spot, shown: Shown) -> Shown:
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


def _fill_condition(spot: Spot, shown: Shown) -> Shown:
    value = shown.value if isinstance(shown.value, dict) else {}
    return replace(shown, parts=fill_all(spot, CONDITION, value))


_FILLERS: Mapping[Control, Callable[[Spot, Shown], Shown]] = {
    Control.OBJECT: _fill_object,
    Control.PAIRS: _fill_pairs,
    Control.VALUES: _fill_values,
    Control.ITEMS: _fill_items,
    Control.CARDS: _fill_cards,
    Control.ENTRIES: _fill_entries,
    Control.STEPS: _fill_steps,
    Control.LINKS: _fill_links,
    Control.CONDITION: _fill_condition,
}
"""What has fields or lines of its own."""
