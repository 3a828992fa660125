"""The OpenAPI document as a page reads it: operations, what goes in and out, objects."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

OpenApi = Mapping[str, Any]

_JSON = "application/json"
_SHAPES = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a value: a word, or an object of the page by its name."""

    word: str
    object: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `where` is path, query or header."""

    name: str
    where: str
    required: bool
    description: str
    choices: tuple[str, ...]
    kind: Kind
    default: str


@dataclass(frozen=True, slots=True)
class Example:
    """A body as it may be sent."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What may come back; `kind` is None where there is no body."""

    status: str
    description: str
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Operation:
    """One request that can be made; `body` is None where it has none."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body: Kind | None
    examples: tuple[Example, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an object."""

    name: str
    kind: Kind
    required: bool
    read_only: bool
    description: str


@dataclass(frozen=True, slots=True)
class ObjectTable:
    """One object with its fields."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole document."""

    operations: tuple[Operation, ...]
    objects: tuple[ObjectTable, ...]


def read_reference(document: OpenApi) -> Reference:
    """Return the parts of an OpenAPI 3.0 document (its section 4.7) that people read."""
    shapes: OpenApi = document["components"]["schemas"]
    return Reference(
        tuple(_operations(document["paths"])),
        tuple(ObjectTable(name, tuple(_fields(shape))) for name, shape in shapes.items()),
    )


def _operations(paths: OpenApi) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, said in methods.items():
            body = said.get("requestBody", {}).get("content", {}).get(_JSON)
            yield Operation(
                id=said["operationId"],
                method=method.upper(),
                path=path,
                summary=said["summary"],
                description=said["description"],
                parameters=tuple(_parameters(said.get("parameters", ()))),
                body=body and _kind(body["schema"]),
                examples=tuple(_examples(body or {})),
                answers=tuple(_answer(*answer) for answer in said["responses"].items()),
            )


def _parameters(declared: Any) -> Iterator[Parameter]:
    for said in sorted(declared, key=_by_place):
        shape = said["schema"]
        yield Parameter(
            name=said["name"],
            where=said["in"],
            required=said.get("required", False),
            description=said.get("description", ""),
            choices=tuple(shape.get("enum", ())),
            kind=_kind(shape),
            default=str(shape.get("default", "")),
        )


def _by_place(said: OpenApi) -> int:
    """Sort what stands in the path first, as it is read first."""
    return ("path", "query", "header").index(said["in"])


def _examples(body: OpenApi) -> Iterator[Example]:
    for name, said in body.get("examples", {}).items():
        text = json.dumps(said["value"], ensure_ascii=False, indent=2)
        yield Example(said.get("summary", name), text)


def _answer(status: str, said: OpenApi) -> Answer:
    content = said.get("content", {}).get(_JSON)
    return Answer(status, said["description"], content and _kind(content["schema"]))


def _fields(shape: OpenApi) -> Iterator[Field]:
    required = shape.get("required", ())
    for name, said in shape.get("properties", {}).items():
        yield Field(
            name=name,
            kind=_kind(said),
            required=name in required,
            read_only=said.get("readOnly", False),
            description=said.get("description", ""),
        )


def _kind(shape: OpenApi) -> Kind:
    """Return a type in the words of the page's tables: `array of X`, `map`, `string`."""
    if "allOf" in shape:
        return _kind(shape["allOf"][0])
    if "oneOf" in shape:
        return Kind(" | ".join(dict.fromkeys(_kind(one).word for one in shape["oneOf"])))
    if "$ref" in shape:
        return Kind("", shape["$ref"].removeprefix(_SHAPES))
    if shape.get("type") == "array":
        item = _kind(shape["items"])
        return Kind(f"array of {item.word}".rstrip(), item.object)
    return Kind("map" if "additionalProperties" in shape else shape.get("type", "any"))
