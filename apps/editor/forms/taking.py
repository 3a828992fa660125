"""Which values a control can show without losing what they are; any other gets a free control."""

from collections.abc import Callable, Mapping
from typing import Any

from apps.editor.forms.field import Control, Field, Writes


def takes(field: Field, value: Any) -> bool:
    """Tell whether the control of a field can show a value that is there."""
    test = _TESTS.get(field.control)
    return test is None or test(field, value)


def _text(_: Field, value: Any) -> bool:
    return isinstance(value, str)


def _number(field: Field, value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number or (field.writes is Writes.NUMERAL and isinstance(value, str))


def _switch(field: Field, value: Any) -> bool:
    said = field.writes is Writes.SWITCH and value in {"true", "false"}
    return isinstance(value, bool) or said


def _map(_: Field, value: Any) -> bool:
    return isinstance(value, dict)


def _list_of(kind: type) -> Callable[[Field, Any], bool]:
    def test(_: Field, value: Any) -> bool:
        return isinstance(value, list) and all(isinstance(item, kind) for item in value)

    return test


_TESTS: Mapping[Control, Callable[[Field, Any], bool]] = {
    Control.TEXT: _text,
    Control.PROSE: _text,
    Control.CHOICE: _text,
    Control.NUMBER: _number,
    Control.SWITCH: _switch,
    Control.TEXTS: _list_of(str),
    Control.MEMBERS: _list_of(str),
    Control.ITEMS: _list_of(dict),
    Control.VALUES: _list_of(object),
    Control.OBJECT: _map,
    Control.PAIRS: _map,
}
