"""What a form says of one field: its label, its control, and what the control writes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from apps.spec.draft import Kind, LinkAs

Words = str | Promise


class Control(StrEnum):
    """How a field is edited. Each has a template of its name in `editor/inspector/controls`."""

    TEXT = "text"  # one line, with suggestions where there are some
    PROSE = "prose"  # several lines
    CHOICE = "choice"  # one of a closed list
    NUMBER = "number"  # a stepper with a unit
    SWITCH = "switch"
    TEXTS = "texts"  # a list of texts
    MEMBERS = "members"  # a list of names of steps
    LINKS = "links"  # the same, as wires
    PAIRS = "pairs"  # a map: a name and a value of any kind a line
    VALUE = "value"  # a value of any kind
    VALUES = "values"  # a list of these
    OBJECT = "object"  # fields of its own
    ITEMS = "items"  # a list of objects that stand in a value
    CARDS = "cards"  # a list of entities, each with its fields
    ENTRIES = "entries"  # a list of entities that have panels of their own
    STEPS = "steps"  # the steps of the workflow: the canvas edits them
    CONDITION = "condition"  # operand, operator, operand
    REFERENCE = "reference"  # what stands in place of any other while the value is a `$ref`
    SHOWN = "shown"  # only shown: the server or the workflow itself says it


class Writes(StrEnum):
    """The JSON a control makes of what a person wrote; `coercion.js` knows each."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    NUMERAL = "numeral"  # a number or its text, whichever it was; a new one is a text
    BOOLEAN = "boolean"
    SWITCH = "switch"  # a boolean or its text, whichever it was
    CHOICE = "choice"
    TEXTS = "texts"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list, and how it reads."""

    word: str
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an object; `name` as the specification has it.

    `fields` are those of a nested object or of each item of a list, `of` is its object of the
    page, `lists` the kind of its entities, `links` the wires it stands for. `refers` says for
    what the reference picker looks ("": no reference can stand here). `help` replaces the
    page's own words.
    """

    name: str
    label: Words
    control: Control = Control.TEXT
    writes: Writes = Writes.TEXT
    unit: Words = ""
    minimum: int | None = None
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    mono: bool = False
    required: bool = False
    refers: str = ""
    help: Words = ""
    placeholder: Words = ""
    fields: tuple["Field", ...] = ()
    of: type[Any] | None = None
    lists: Kind | None = None
    links: LinkAs | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields of an entity under one heading; `id` is also the anchor of its tab."""

    id: str
    heading: Words
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """All fields of one object of the page (None: of none), in their order and sections."""

    of: type[Any] | None
    fields: tuple[Field, ...]
    sections: tuple[Section, ...] = ()

    def field(self, name: str) -> Field:
        """Return the field of that name."""
        return next(field for field in self.fields if field.name == name)


def words(*choices: str) -> tuple[Choice, ...]:
    """Return choices that read as they are written: identifiers of the vendor."""
    return tuple(Choice(word, word) for word in choices)
