"""The operations an edit consists of, and their JSON.

`from` and `to` of a `set` are JSON text, so that `1`, `1.0` and `true` stay apart in every
language; null means that the value is absent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from apps.spec.draft import Kind, LinkAs, Position
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """A new entity after the sibling `after` (None: first)."""

    kind: Kind
    id: str
    owner: str
    after: str | None
    value: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """An entity goes with all it owns, the links that end there and its place in member lists."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """The JSON at `path` (a JSON pointer into the entity's value) changes from `old` to `new`."""

    id: str
    path: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An entity moves behind the sibling `after` (None: first)."""

    id: str
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An order wire from step to step; `index` is its place in the list it is written to.

    A link that is there already stays one link unless `repeat` says it is meant twice.
    """

    source: str
    target: str
    link_as: LinkAs
    index: int
    repeat: bool = False

    @property
    def place(self) -> tuple[str, LinkAs]:
        """Return which list the link is written to: `depends` lists lie on the later step."""
        return (self.target if self.link_as is LinkAs.DEPENDS else self.source, self.link_as)

    @property
    def member(self) -> str:
        """Return the step id that the list holds."""
        return self.source if self.link_as is LinkAs.DEPENDS else self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlink(Link):
    """The link at `index`, or the first equal one, goes."""


LinkOrUnlink = TypeVar("LinkOrUnlink", bound=Link)


def wire(
    of: type[LinkOrUnlink],
    place: tuple[str, LinkAs],
    member: str,
    index: int,
    *,
    repeat: bool = False,
) -> LinkOrUnlink:
    """Return the operation that writes `member` to (or takes it from) the list at `place`."""
    holder, link_as = place
    ends = (member, holder) if link_as is LinkAs.DEPENDS else (holder, member)
    return of(source=ends[0], target=ends[1], link_as=link_as, index=index, repeat=repeat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entity stands at `position` on the canvas, or nowhere in particular."""

    id: str
    position: Position | None


Operation: TypeAlias = Add | Remove | Set | Order | Link | Unlink | Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one gesture did: it applies whole or not at all, and its id makes it apply once."""

    id: str
    label: str
    base_revision: int
    operations: tuple[Operation, ...]


def operation_json(operation: Operation) -> dict[str, Json]:
    """Return the JSON of an operation."""
    return _WRITERS[type(operation)](operation)


def _add_json(operation: Add) -> dict[str, Json]:
    return {
        "op": "add",
        "kind": operation.kind.value,
        "id": operation.id,
        "owner": operation.owner,
        "after": operation.after,
        "value": dict(operation.value),
    }


def _set_json(operation: Set) -> dict[str, Json]:
    return {
        "op": "set",
        "id": operation.id,
        "path": operation.path,
        "from": operation.old,
        "to": operation.new,
    }


def _link_json(operation: Link) -> dict[str, Json]:
    written: dict[str, Json] = {
        "op": "unlink" if isinstance(operation, Unlink) else "link",
        "from": operation.source,
        "to": operation.target,
        "as": operation.link_as.value,
        "index": operation.index,
    }
    return written | ({"repeat": True} if operation.repeat else {})


def _place_json(operation: Place) -> dict[str, Json]:
    at = operation.position
    return {
        "op": "place",
        "id": operation.id,
        "x": at.x if at else None,
        "y": at.y if at else None,
    }


_WRITERS: Mapping[type, Callable[[Any], dict[str, Json]]] = {
    Add: _add_json,
    Remove: lambda operation: {"op": "remove", "id": operation.id},
    Set: _set_json,
    Order: lambda operation: {"op": "order", "id": operation.id, "after": operation.after},
    Link: _link_json,
    Unlink: _link_json,
    Place: _place_json,
}
