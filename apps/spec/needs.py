"""What operations look at in a draft: so much, and no more, has to be loaded to apply them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from apps.spec import text
from apps.spec.draft import Kind
from apps.spec.operations import Add, Link, Operation, Order, Remove, Set


@dataclass(slots=True, kw_only=True)
class Needs:
    """A part of a draft, by ids.

    `things` as they are, `complete` ones with all they own;
    of `listed` the whole list they stand in, `added` are lists (owner, kind) that get something;
    of `linked` steps the lists they have, of `leaving` ones also those that name them. `names`
    are names of steps that may come or go: whatever lists them as members counts.
    """

    things: set[str] = field(default_factory=set)
    complete: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    added: set[tuple[str, Kind]] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    leaving: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def needs_of(operations: Iterable[Operation]) -> Needs:
    """Return what the operations look at, themselves and in what they take along."""
    needs = Needs()
    for operation in operations:
        _note(needs, operation)
    return needs


def _note(needs: Needs, operation: Operation) -> None:
    if isinstance(operation, Link):
        needs.things |= {operation.source, operation.target}
        needs.linked.add(operation.place[0])
        return
    needs.things.add(operation.id)
    if isinstance(operation, Add):
        needs.added.add((operation.owner, operation.kind))
        _note_name(needs, operation.value.get("name"))
    elif isinstance(operation, Remove):
        for place in (needs.complete, needs.listed, needs.leaving):
            place.add(operation.id)
    elif isinstance(operation, Order):
        needs.listed.add(operation.id)
    elif isinstance(operation, Set) and operation.path == "/name" and operation.new:
        _note_name(needs, text.read(operation.new.encode("utf-8", "surrogatepass"))[0])


def _note_name(needs: Needs, name: object) -> None:
    if isinstance(name, str):
        needs.names.add(name)
