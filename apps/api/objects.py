"""Declared objects as DRF serializers, so that OpenAPI can show them.

They are derived from the dataclasses and hold no rules: bodies are read by `spec.parse`, answers
are written by `spec.text`. Only `drf-spectacular` looks at them.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from django.utils.functional import lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.api.descriptions import DESCRIPTIONS
from apps.core.language import is_chinese
from apps.core.texts.fields import FIELDS
from apps.spec.fields import declared_fields
from apps.spec.per_class import per_class
from apps.spec.shapes import Declared, Shape

Field: TypeAlias = serializers.Field[Any, Any, Any, Any]
Serializer: TypeAlias = type[serializers.Serializer[Any]]


@extend_schema_field(OpenApiTypes.ANY)
class AnyValue(serializers.JSONField):
    """Any JSON value, kept exactly as sent."""


@extend_schema_field({"oneOf": [{"type": "string"}, {"type": "number"}]})
class TextOrNumber(serializers.JSONField):
    """A string or a number, kept as sent."""


@extend_schema_field(
    {"oneOf": [{"type": "boolean"}, {"type": "string", "enum": ["true", "false"]}]}
)
class Switch(serializers.JSONField):
    """A boolean, or its name as a string."""


@extend_schema_field({"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1})
class Long(serializers.IntegerField):
    """A whole number of 64 bits."""


_FIELDS: Mapping[Shape, type[Field]] = {
    Shape.TEXT: serializers.CharField,
    Shape.FLAG: serializers.BooleanField,
    Shape.SWITCH: Switch,
    Shape.INTEGER: Long,
    Shape.NUMBER: serializers.FloatField,
    Shape.TEXT_OR_NUMBER: TextOrNumber,
    Shape.MAP: serializers.DictField,
    Shape.VALUE: AnyValue,
}
_ITEMS: Mapping[Shape, type[Field]] = {Shape.TEXTS: serializers.CharField, Shape.VALUES: AnyValue}


def _describe(owner: str, field: str) -> str:
    return {**FIELDS, **DESCRIPTIONS}[owner][field][is_chinese()]


_described = lazy(_describe, str)


@per_class
def serializer_of(of: type[Any]) -> Serializer:
    """Return the serializer that declares the fields of `of` as its tables do."""
    fields = {name: _field(of, name, how) for name, how in declared_fields(of).items()}
    return _serializer(of.__name__, of.__doc__, fields)


def part_of(of: type[Any], *, name: str, doc: str, fields: tuple[str, ...]) -> Serializer:
    """Return a serializer `name` of some fields of `of`, none of them required."""
    declared = declared_fields(of)
    chosen = {field: _field(of, field, declared[field], optional=True) for field in fields}
    return _serializer(name, doc, chosen)


def _serializer(name: str, doc: str | None, fields: Mapping[str, Field]) -> Serializer:
    return type(name, (serializers.Serializer,), {"__doc__": doc, **fields})


def _field(owner: type[Any], name: str, how: Declared, *, optional: bool = False) -> Field:
    said: dict[str, Any] = {"help_text": _described(owner.__name__, name)}
    said |= {"read_only": True} if how.server_owned else {"required": how.required and not optional}
    if how.of is not None:
        return serializer_of(how.of)(many=how.shape is Shape.OBJECTS, **said)
    if how.shape in _ITEMS:
        return serializers.ListField(child=_ITEMS[how.shape](), **said)
    return _FIELDS[how.shape](**said)
