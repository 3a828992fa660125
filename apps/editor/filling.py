"""Fills a form with what a draft has: every field becomes a control with its value."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from apps.core.field_texts import describe
from apps.editor import filling_entities, filling_values
from apps.editor.controls import Shown
from apps.editor.filling_values import Fill, more
from apps.editor.forms.condition import CONDITION
from apps.editor.forms.field import Choice, Control, Field, Words
from apps.editor.forms.schema import fields_of
from apps.editor.forms.taking import takes
from apps.editor.pills import is_reference
from apps.editor.spots import Spot
from apps.spec.conditions import is_nested
from apps.spec.draft import Kind
from apps.spec.pointers import ABSENT, MaybeJson
from apps.spec.types import registry


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
    return filler(fill, spot, shown) if filler else shown


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


def _fill_object(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    fields, of = shown.field.fields, shown.field.of
    if spot.keys == ("properties",):
        fields = _properties(spot)
    value = shown.value if isinstance(shown.value, dict) else {}
    parts = tuple(
        fill(spot.at(each.name), of, each, value.get(each.name, ABSENT)) for each in fields
    )
    known = {each.name for each in fields}
    rest = {key: item for key, item in value.items() if key not in known}
    return replace(shown, parts=parts, more=more(fill, spot, rest, of))


def _properties(spot: Spot) -> tuple[Field, ...]:
    found = spot.draft.entities.get(spot.entity)
    kind = registry().get(str(found.value.get("type"))) if found else None
    return fields_of(kind.properties) if kind else ()


def _fill_condition(fill: Fill, spot: Spot, shown: Shown) -> Shown:
    value = shown.value if isinstance(shown.value, dict) else {}
    parts = tuple(
        fill(spot.at(field.name), CONDITION.of, field, value.get(field.name, ABSENT))
        for field in CONDITION.fields
    )
    return replace(shown, parts=parts)


_FILLERS: Mapping[Control, Callable[[Fill, Spot, Shown], Shown]] = {
    Control.OBJECT: _fill_object,
    Control.CONDITION: _fill_condition,
    Control.PAIRS: filling_values.pairs,
    Control.VALUES: filling_values.values,
    Control.ITEMS: filling_values.items,
    Control.CARDS: filling_entities.cards,
    Control.ENTRIES: filling_entities.entries,
    Control.STEPS: filling_entities.steps,
    Control.LINKS: filling_entities.links,
}
"""What has fields or lines of its own."""
