"""One field as it is drawn: its control, what stands in it, and where it writes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from apps.editor.forms.field import Choice, Control, Field, Words, Writes
from apps.editor.forms.fresh import FRESH
from apps.editor.pills import Pill, pill_of
from apps.spec import text
from apps.spec.pointers import ABSENT, MaybeJson, write_pointer
from apps.spec.shapes import Json

_GROUPS = frozenset(
    {
        Control.TEXTS,
        Control.MEMBERS,
        Control.LINKS,
        Control.PAIRS,
        Control.VALUES,
        Control.OBJECT,
        Control.ITEMS,
        Control.CARDS,
        Control.ENTRIES,
        Control.CONDITION,
    }
)
_OWNED = frozenset({Control.CARDS, Control.ENTRIES, Control.LINKS})
"""Their lines are no value: `[]` only says that the list was sent."""
_SELF_CLEARING = frozenset({Control.SHOWN, Control.CHOICE, Control.VALUE, Control.NUMBER})
"""They say "not set" themselves, or cannot be cleared."""
_LISTS = frozenset(
    {
        Control.MEMBERS,
        Control.LINKS,
        Control.PAIRS,
        Control.VALUES,
        Control.ITEMS,
    }
)
_EMPTY = {
    Control.TEXT: '""',
    Control.PROSE: '""',
    Control.TEXTS: "[]",
    Control.MEMBERS: "[]",
    Control.LINKS: "[]",
    Control.VALUES: "[]",
    Control.ITEMS: "[]",
    Control.CARDS: "[]",
    Control.ENTRIES: "[]",
    Control.PAIRS: "{}",
    Control.OBJECT: "{}",
}
"""What "set empty" writes; a control that is not here has nothing empty to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list or map: a card of an entity, a pair, an item, a wire or a name.

    `key` is the entity's id, the pair's name or the item's place; `word` says more of it, such
    as its type or its branch; `shape` is the port it is drawn as, `heads` are the fields that
    stand in its heading, `folded` those that are seldom wanted.
    """

    key: str
    label: str
    word: str = ""
    shape: str = ""
    heads: tuple["Shown", ...] = ()
    folded: tuple["Shown", ...] = ()
    parts: tuple["Shown", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One control. `parts` are the fields inside it, `rows` its items, `fresh` how a new one is.

    `total` is how many items there are where not all are shown.
    """

    field: Field
    control: Control
    id: str
    entity: str
    keys: tuple[str, ...]
    value: MaybeJson
    editable: bool
    help: Words = ""
    choices: tuple[Choice, ...] = ()
    parts: tuple["Shown", ...] = ()
    rows: tuple[Row, ...] = ()
    total: int = 0
    fresh: Row | None = None
    more: "Shown | None" = None

    @property
    def template(self) -> str:
        """Return the template of the control."""
        return f"editor/inspector/controls/_{self.control}.html"

    @property
    def is_group(self) -> bool:
        """Tell whether it has a heading and lines of its own instead of a label beside it."""
        return self.control in _GROUPS

    @property
    def folds(self) -> bool:
        """Tell whether its fields can be folded away: those of an object within another thing."""
        return self.control is Control.OBJECT and len(self.keys) > 1

    @property
    def is_owned(self) -> bool:
        """Tell whether its lines are entities, so that they are added and removed by id."""
        return self.control in {Control.CARDS, Control.ENTRIES}

    @property
    def fresh_value(self) -> str:
        """Return the JSON of an entity that its "+" adds."""
        kind = self.field.lists
        return text.write(dict(FRESH[kind])) if kind and kind in FRESH else ""

    @property
    def path(self) -> str:
        """Return the pointer into the entity's value."""
        return write_pointer(self.keys)

    @property
    def form(self) -> str:
        """Return what `coercion.js` makes of what is written."""
        by_control = {Control.VALUE: Writes.VALUE, Control.MEMBERS: Writes.TEXTS}
        return by_control.get(self.control, self.field.writes).value

    @property
    def absent(self) -> bool:
        """Tell whether the document says nothing here."""
        return self.value is ABSENT and not self.rows

    @property
    def was(self) -> str | None:
        """Return the JSON that stands here, to notice when somebody else changes it."""
        return None if self.value is ABSENT else text.write(_json(self.value))

    @property
    def text(self) -> str:
        """Return the value as it stands in an input."""
        if self.value is ABSENT:
            return ""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, (dict, list)):
            return json.dumps(self.value, ensure_ascii=False, indent=2)
        return text.write(_json(self.value))

    @property
    def checked(self) -> bool:
        """Tell whether a switch is on."""
        return self.value is True or self.value == "true"

    @property
    def is_labelled(self) -> bool:
        """Tell whether one input can carry the label: what is only shown has none."""
        return self.control not in {Control.SHOWN, Control.STEPS, Control.REFERENCE}

    @property
    def adds(self) -> str:
        """Return what its "+" adds: the kind of an entity, a wire, or what its lines are."""
        if self.is_owned and self.field.lists:
            return self.field.lists.value
        return self.control.value if self.control in _LISTS else ""

    @property
    def goes_on(self) -> bool:
        """Tell whether there are more items than are shown."""
        return self.total > len(self.rows)

    @property
    def is_bare(self) -> bool:
        """Tell whether it is there, and empty."""
        return not self.rows and not self.names and self.value in ([], {})

    @property
    def nests(self) -> bool:
        """Tell whether a condition can stand here."""
        return self.field.name in {"left", "right"}

    @property
    def hides_text(self) -> bool:
        """Tell whether the kind alone says the value."""
        return self.kind in {"absent", "true", "false", "null"}

    @property
    def is_long(self) -> bool:
        """Tell whether a free value takes more than one line."""
        return self.kind == "json" or "\n" in self.text

    @property
    def moment(self) -> datetime | None:
        """Return the time that only is shown, to be said in the person's words."""
        is_time = self.control is Control.SHOWN and self.field.name.endswith("_at")
        return parse_datetime(self.text) if is_time else None

    @property
    def written(self) -> str:
        """Return what stands beside the kind."""
        return "" if self.hides_text else self.text

    @property
    def said(self) -> str:
        """Return a value that is only shown, in words."""
        if isinstance(self.value, bool):
            return gettext("Yes") if self.value else gettext("No")
        return self.text

    @property
    def kind(self) -> str:
        """Return of what kind a free value is."""
        return "absent" if self.value is ABSENT else _kind_of(_json(self.value))

    @property
    def lines(self) -> int:
        """Return how many lines a text of several gets."""
        return max(2, min(14, self.text.count("\n") + 1))

    @property
    def names(self) -> list[str]:
        """Return the texts of a list of texts."""
        return [str(name) for name in self.value] if isinstance(self.value, list) else []

    @property
    def empty(self) -> str:
        """Return what "set empty" writes here, "" where there is no such thing."""
        return "" if self.field.required else _EMPTY.get(self.control, "")

    @property
    def is_clearable(self) -> bool:
        """Tell whether what stands here can be taken away as a whole."""
        listed = self.rows and self.control in _OWNED
        fixed = listed or self.field.required or self.control in _SELF_CLEARING
        return self.value is not ABSENT and not fixed

    @property
    def pill(self) -> Pill:
        """Return the reference that stands here."""
        return pill_of(self.text)


def _json(value: Any) -> Json:
    found: Json = value
    return found


def _kind_of(value: Json) -> str:
    match value:
        case True | False:
            return text.write(value)
        case None:
            return "null"
        case str():
            return "text"
        case int() | float():
            return "number"
    return "json"
