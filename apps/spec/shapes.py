"""The shapes a declared field of the page's tables may have, and how a dataclass names them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Shape(Enum):
    """The JSON a field takes. Null in a declared field always means absent."""

    TEXT = auto()
    FLAG = auto()  # boolean
    SWITCH = auto()  # boolean, or "true"/"false" as the vendor's update model sends it
    INTEGER = auto()
    NUMBER = auto()
    TEXT_OR_NUMBER = auto()
    TEXTS = auto()  # list of strings
    MAP = auto()  # object with free content
    VALUE = auto()  # anything
    VALUES = auto()  # list of anything
    OBJECT = auto()  # one of the page's objects
    OBJECTS = auto()  # list of one of the page's objects


@dataclass(frozen=True, slots=True)
class Declared:
    """What a table row of the page says of one field."""

    shape: Shape
    required: bool = False
    of: type[Any] | None = None
    server_owned: bool = False


def declared(
    shape: Shape,
    *,
    required: bool = False,
    of: type[Any] | None = None,
    server_owned: bool = False,
) -> Any:
    """Return a dataclass field that is absent (`None`) unless given."""
    return field(default=None, metadata={"declared": Declared(shape, required, of, server_owned)})


def undeclared() -> Any:
    """Return the dataclass field that keeps the keys the page does not name."""
    return field(default_factory=dict)


Extras: TypeAlias = Mapping[str, Json]
