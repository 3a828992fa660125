"""Bodies with one fault, and where the fault is."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from apps.spec.fields import declared_fields
from apps.spec.model import Workflow
from apps.spec.problems import Path
from apps.spec.shapes import Declared, Shape
from tests.strategies.bodies import creatable_bodies
from tests.strategies.objects import Strategy


@dataclass(frozen=True)
class Broken:
    """A body that must be refused, with a problem of this code at this path."""

    body: dict[str, Any]
    code: str
    path: Path


Fault = tuple[Path, Any, str, Path]
"""Where to write, what (`None`: remove), and the problem it must make."""

_WRONG: dict[Shape, tuple[Any, str]] = {
    Shape.TEXT: (7, "type.expected_text"),
    Shape.FLAG: ("yes", "type.expected_flag"),
    Shape.SWITCH: ("yes", "type.expected_switch"),
    Shape.INTEGER: (1.0, "type.expected_integer"),
    Shape.NUMBER: ("9", "type.expected_number"),
    Shape.TEXT_OR_NUMBER: (True, "type.expected_text_or_number"),
    Shape.TEXTS: ("train", "type.expected_list"),
    Shape.MAP: ([], "type.expected_object"),
    Shape.VALUES: ({}, "type.expected_list"),
    Shape.OBJECT: ("x", "type.expected_object"),
    Shape.OBJECTS: ({}, "type.expected_list"),
}


def _sent(value: Any, of: type[Any], path: Path = ()) -> Iterator[tuple[Path, Declared, Any]]:
    """Yield path, declaration and value of every declared field that a body sends."""
    for name, declared in declared_fields(of).items():
        item = value.get(name)
        if item is None:
            continue
        yield (*path, name), declared, item
        if declared.of is not None and declared.shape is Shape.OBJECT:
            yield from _sent(item, declared.of, (*path, name))
        elif declared.of is not None:
            for index, one in enumerate(item):
                yield from _sent(one, declared.of, (*path, name, index))


def _wrong_types(body: Any) -> Iterator[Fault]:
    for path, declared, _ in _sent(body, Workflow):
        if declared.shape in _WRONG:
            value, code = _WRONG[declared.shape]
            yield path, value, code, path


def _wrong_items(body: Any) -> Iterator[Fault]:
    for path, declared, item in _sent(body, Workflow):
        if declared.shape is Shape.TEXTS:
            yield path, [*item, None], "type.expected_text", (*path, len(item))
        if declared.shape is Shape.OBJECTS:
            yield path, [*item, 1], "type.expected_object", (*path, len(item))


def _missing(body: Any) -> Iterator[Fault]:
    for path, declared, _ in _sent(body, Workflow):
        if declared.required:
            yield path, None, "field.required", path


def _bad_names(body: Any) -> Iterator[Fault]:
    codes = {
        (): "name.pattern",
        ("steps",): "name.pattern",
        ("steps", "inputs"): "name.pattern_input",
        ("data",): "name.pattern_data",
        **{
            (kind,): "name.pattern_plain"
            for kind in ("parameters", "storages", "data_requirements")
        },
    }
    for path, _, _ in _sent(body, Workflow):
        place = tuple(part for part in path[:-1] if isinstance(part, str))
        if path[-1] == "name" and place in codes:
            yield path, "no/slash", codes[place], path
            yield path, "x" * 65, codes[place], path
            yield path, "", codes[place], path
            yield path, "line\n", codes[place], path


def _repeated_names(body: Any) -> Iterator[Fault]:
    lists = {"steps", "inputs", "outputs", "data", "data_requirements", "parameters", "storages"}
    for path, declared, item in _sent(body, Workflow):
        if declared.shape is Shape.OBJECTS and path[-1] in lists and item:
            yield path, [*item, item[0]], "name.duplicate", (*path, len(item), "name")


def _bad_links(body: Any) -> Iterator[Fault]:
    for at, step in enumerate(body["steps"]):
        here = ("steps", at)
        for field in ("if_then_steps", "else_then_steps"):
            yield (*here, field), ["nobody"], "graph.unknown_branch_target", (*here, field, 0)
        yield (*here, "depend_steps"), [""], "graph.unknown_dependency", (*here, "depend_steps", 0)
        yield (*here, "depend_steps"), [step["name"]], "graph.cycle", here
        own = f"$ref/consumptions/{step['name']}/any"
        yield (*here, "properties"), {"a": [own]}, "graph.cycle", here


def _bad_words(body: Any) -> Iterator[Fault]:
    for path, _, _ in _sent(body, Workflow):
        place = tuple(part for part in path if isinstance(part, str))
        code = {
            ("steps", "type"): "step.unknown_type",
            ("parameters", "type"): "parameter.unknown_type",
            ("storages", "type"): "storage.unknown_type",
            ("steps", "conditions", "type"): "condition.unknown_operator",
        }.get(place)
        if code is not None:
            yield path, "Job", code, path


def _nothing(body: Any) -> Iterator[Fault]:
    yield ("steps",), [], "create.nothing", ("steps",)
    yield ("steps",), None, "create.nothing", ("steps",)


FAULTS: tuple[Callable[[Any], Iterator[Fault]], ...] = (
    _wrong_types,
    _wrong_items,
    _missing,
    _bad_names,
    _repeated_names,
    _bad_links,
    _bad_words,
    _nothing,
)


def _written(body: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    found = deepcopy(body)
    place: Any = found
    for part in path[:-1]:
        place = place[part]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return found


@st.composite
def _broken(draw: st.DrawFn) -> Broken:
    body = draw(creatable_bodies())
    faults = list(draw(st.sampled_from(FAULTS))(body)) or list(_nothing(body))
    path, value, code, at = draw(st.sampled_from(faults))
    return Broken(_written(body, path, value), code, at)


def broken_bodies() -> Strategy:
    """Return a strategy of `Broken`: bodies with one fault that a create must refuse."""
    return _broken()
