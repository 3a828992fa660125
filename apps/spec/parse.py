"""JSON values to the 20 objects, in one pass that finds every wrong type at once.

Each class has a plan, made once: field name → reader. A reader takes the value, the problems so
far and where it stands, and returns what the dataclass keeps. What is *missing* is no type fault;
the rules look at that.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from apps.spec.fields import declared_fields
from apps.spec.model import Workflow
from apps.spec.per_class import per_class
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Declared, Json, Shape

MAX_STEPS = 10_000
MAX_LONG = 2**63 - 1
MAX_PROBLEMS = 1000

Problems: TypeAlias = list[Problem]
Reader: TypeAlias = Callable[[Any, Problems, Path, "str | int"], Any]

_JSON_KINDS = {
    dict: "object",
    list: "list",
    str: "text",
    bool: "boolean",
    int: "number",
    float: "number",
    type(None): "null",
}


def _wrong(code: str, value: Any, problems: Problems, where: Path) -> None:
    if len(problems) == MAX_PROBLEMS:
        return
    kind = _JSON_KINDS.get(type(value), "object")
    problems.append(Problem(code=code, path=where, params={"found": kind}))


def _scalar(code: str, types: frozenset[type]) -> Reader:
    def read(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
        if type(value) in types:
            return value
        return _wrong(code, value, problems, (*path, key))

    return read


_text = _scalar("type.expected_text", frozenset({str}))
_map = _scalar("type.expected_object", frozenset({dict}))


def _switch(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
    if value is True or value is False or value in ("true", "false"):
        return value
    return _wrong("type.expected_switch", value, problems, (*path, key))


def _integer(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
    if type(value) is not int:
        return _wrong("type.expected_integer", value, problems, (*path, key))
    if value > MAX_LONG:
        params = {"maximum": MAX_LONG}
        problems.append(Problem(code="type.integer_range", path=(*path, key), params=params))
    return value


def _any(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
    return value


def _many(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
    if type(value) is list:
        return tuple(value)
    return _wrong("type.expected_list", value, problems, (*path, key))


def _texts(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
    if type(value) is not list:
        return _wrong("type.expected_list", value, problems, (*path, key))
    for index, item in enumerate(value):
        if type(item) is not str:
            _wrong("type.expected_text", item, problems, (*path, key, index))
    return tuple(value)


_READERS: Mapping[Shape, Reader] = {
    Shape.TEXT: _text,
    Shape.FLAG: _scalar("type.expected_flag", frozenset({bool})),
    Shape.SWITCH: _switch,
    Shape.INTEGER: _integer,
    Shape.NUMBER: _scalar("type.expected_number", frozenset({int, float})),
    Shape.TEXT_OR_NUMBER: _scalar("type.expected_text_or_number", frozenset({str, int, float})),
    Shape.TEXTS: _texts,
    Shape.MAP: _map,
    Shape.VALUE: _any,
    Shape.VALUES: _many,
}


def _object(of: type[Any]) -> Reader:
    plan = _plan(of)

    def read(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
        if type(value) is not dict:
            return _wrong("type.expected_object", value, problems, (*path, key))
        return _build(of, plan, value, problems, (*path, key))

    return read


def _objects(of: type[Any]) -> Reader:
    read_one = _object(of)

    def read(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
        if type(value) is not list:
            return _wrong("type.expected_list", value, problems, (*path, key))
        below = (*path, key)
        return tuple([read_one(item, problems, below, at) for at, item in enumerate(value)])

    return read


def _steps(of: type[Any]) -> Reader:
    read_all = _objects(of)

    def read(value: Any, problems: Problems, path: Path, key: str | int) -> Any:
        if type(value) is list and len(value) > MAX_STEPS:
            params = {"limit": MAX_STEPS, "found": len(value)}
            problems.append(Problem(code="limit.steps", path=(*path, key), params=params))
            return None
        return read_all(value, problems, path, key)

    return read


def _reader(owner: type[Any], name: str, declared: Declared) -> Reader:
    if declared.of is None:
        return _READERS[declared.shape]
    if owner is Workflow and name == "steps":
        return _steps(declared.of)
    return (_object if declared.shape is Shape.OBJECT else _objects)(declared.of)


@per_class
def _plan(of: type[Any]) -> Mapping[str, Reader]:
    return {name: _reader(of, name, how) for name, how in declared_fields(of).items()}


def _build(
    of: type[Any], plan: Mapping[str, Reader], value: dict[str, Any], problems: Problems, path: Path
) -> Any:
    known: dict[str, Any] = {}
    extras: dict[str, Any] = {}
    for key, item in value.items():
        reader = plan.get(key)
        if reader is None:
            extras[key] = item
        elif item is not None:
            known[key] = reader(item, problems, path, key)
    return of(**known, extras=extras)


def parse_object(of: type[Any], value: Json, path: Path = ()) -> tuple[Any | None, list[Problem]]:
    """Return `value` as an object of class `of`, or `None` and (up to 1000) type problems.

    `path` says where `value` stands in the document whose paths the problems should carry.
    """
    problems: Problems = []
    if type(value) is not dict:
        _wrong("type.expected_object", value, problems, path)
        return None, problems
    found = _build(of, _plan(of), value, problems, path)
    return (None, problems) if problems else (found, [])


def parse(document: Json) -> tuple[Workflow | None, list[Problem]]:
    """Return the specification in `document`, or `None` and at most a thousand type problems."""
    return parse_object(Workflow, document)
