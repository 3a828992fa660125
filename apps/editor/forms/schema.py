"""The fields that the JSON schema of a step type's properties asks for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from apps.editor.forms.field import Control, Field, Writes, words

Schema = Mapping[str, Any]
_FLAVORS = frozenset({"flavor_id", "flavor"})


def fields_of(schema: Schema) -> tuple[Field, ...]:
    """Return a field for each property of an object's schema, in its order."""
    return tuple(_field(name, part) for name, part in schema.get("properties", {}).items())


def _field(name: str, schema: Schema) -> Field:
    title, said = schema.get("title", ""), schema.get("description", "")
    field = Field(
        name=name,
        label=gettext(title) if title else name,
        help=gettext(said) if said else "",
        mono=True,
        refers="json",
    )
    return _MADE.get(str(schema.get("type")), _value)(field, schema)


def _value(field: Field, schema: Schema) -> Field:
    return replace(field, control=Control.VALUE)


def _text(field: Field, schema: Schema) -> Field:
    refers = "flavor" if field.name in _FLAVORS else "text"
    if choices := schema.get("enum"):
        closed = Control.CHOICE
        return replace(
            field, control=closed, writes=Writes.CHOICE, choices=words(*choices), refers=refers
        )
    return replace(field, suggestions=tuple(schema.get("examples", ())), refers=refers)


def _number(field: Field, schema: Schema) -> Field:
    whole = schema["type"] == "integer"
    return replace(
        field,
        control=Control.NUMBER,
        writes=Writes.INTEGER if whole else Writes.NUMBER,
        minimum=schema.get("minimum"),
        refers="integer" if whole else "number",
    )


def _flag(field: Field, schema: Schema) -> Field:
    return replace(field, control=Control.SWITCH, writes=Writes.BOOLEAN, refers="boolean")


def _object(field: Field, schema: Schema) -> Field:
    found = fields_of(schema)
    control = Control.OBJECT if found else Control.PAIRS
    return replace(field, control=control, fields=found, refers="map")


def _list(field: Field, schema: Schema) -> Field:
    items = schema.get("items", {})
    if found := fields_of(items):
        return replace(field, control=Control.ITEMS, fields=found, refers="list")
    if items.get("type") == "string":
        return replace(field, control=Control.TEXTS, writes=Writes.TEXTS, refers="list")
    return replace(field, control=Control.VALUES, refers="list")


_MADE = {
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": _flag,
    "object": _object,
    "array": _list,
}
