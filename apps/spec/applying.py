"""Applies operations to a draft: pure, whole or not at all, each with its inverse."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from apps.spec import text
from apps.spec.draft import (
    PLACES,
    Draft,
    Entity,
    Kind,
    child_places,
    server_owned_fields,
)
from apps.spec.entity_values import fault_of
from apps.spec.exact import same
from apps.spec.invariants import broken_invariants
from apps.spec.members import MEMBER_FIELDS, members_left, merged_members
from apps.spec.operations import Add, Link, Operation, Order, Place, Remove, Set, Unlink, wire
from apps.spec.pointers import ABSENT, NoSuchPlace, read_pointer, value_at, with_value
from apps.spec.problems import Problem
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True)
class Applied:
    """A draft after a change; `inverse` brings back the one before.

    `touched` are the ids added, removed, changed, re-ordered, re-linked or placed;
    `spec_changed` is false where only positions and notes moved.
    """

    draft: Draft
    inverse: tuple[Operation, ...]
    touched: frozenset[str]
    spec_changed: bool


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def apply(
    draft: Draft, operations: Iterable[Operation], *, check: bool = True
) -> tuple[Applied | None, list[Problem]]:
    """Return the draft after all operations, or why none of them is applied.

    A conflict with what somebody else did is a problem with the code `change.conflict` or
    `change.gone`. `check=False` leaves out the look at the whole draft (duplicate names, cycles).
    """
    work = _Work(draft)
    try:
        for operation in operations:
            work.perform(operation)
    except _Refused as refused:
        return None, [refused.problem]
    after = work.draft()
    problems = broken_invariants(draft, after, work.touched) if check else []
    if problems:
        return None, problems
    inverse = tuple(reversed(work.undo))
    return Applied(after, inverse, frozenset(work.touched), work.spec_changed), []


class _Work:
    """A draft in the making."""

    def __init__(self, draft: Draft) -> None:
        self.root = draft.root
        self.entities = dict(draft.entities)
        self.children = dict(draft.children)
        self.links = dict(draft.links)
        self.positions = dict(draft.positions)
        self.undo: list[Operation] = []
        self.touched: set[str] = set()
        self.spec_changed = False

    def draft(self) -> Draft:
        return Draft(
            root=self.root,
            entities=self.entities,
            children=self.children,
            links=self.links,
            positions=self.positions,
        )

    def perform(self, operation: Operation) -> None:
        _PERFORM[type(operation)](self, operation)

    def record(self, inverse: Operation, *ids: str, of_spec: bool = True) -> None:
        self.undo.append(inverse)
        self.touched.update(ids)
        self.spec_changed |= of_spec

    def find(self, id: str) -> Entity:
        if id not in self.entities:
            raise _Refused(Problem(code="change.gone", params={"id": id}))
        return self.entities[id]

    def siblings(self, entity: Entity) -> tuple[str, ...]:
        return self.children.get((entity.owner, entity.kind), ())

    def set_siblings(self, entity: Entity, ids: tuple[str, ...]) -> None:
        _put(self.children, (entity.owner, entity.kind), ids)

    def add(self, operation: Add) -> None:
        value = {
            key: part
            for key, part in operation.value.items()
            if key not in server_owned_fields(operation.kind)
        }
        entity = Entity(operation.id, operation.kind, operation.owner, value)
        if operation.id in self.entities:
            self._accept_repeated(entity)
        else:
            self._add_new(entity, operation.after)

    def _add_new(self, entity: Entity, after: str | None) -> None:
        self._check_owner(entity)
        _check(entity)
        self.entities[entity.id] = entity
        self.set_siblings(entity, _inserted(self.siblings(entity), entity.id, after))
        if entity.kind is Kind.STEP:
            self.undo += self._members_kept(entity.value.get("name"))
        self.record(Remove(id=entity.id), entity.id, of_spec=entity.kind is not Kind.NOTE)

    def _members_kept(self, name: Json) -> list[Operation]:
        """Return what gives back to the member lists a name that they had before its step came.

        Taking the step away again leaves them, so the inverse of its addition needs this too.
        """
        named = (entity for entity in self.entities.values() if entity.kind in MEMBER_FIELDS)
        left = (members_left(entity, name) for entity in named)
        return [Set(id=one.id, path=one.path, old=one.new, new=one.old) for one in left if one]

    def _accept_repeated(self, entity: Entity) -> None:
        known = self.entities[entity.id]
        equal = (known.kind, known.owner) == (entity.kind, entity.owner)
        if not equal or not same(dict(known.value), dict(entity.value)):
            raise _Refused(Problem(code="change.id_taken", params={"id": entity.id}))

    def _check_owner(self, entity: Entity) -> None:
        wanted = PLACES[entity.kind].owner if entity.kind in PLACES else Kind.WORKFLOW
        if self.find(entity.owner).kind is not wanted:
            raise _Refused(
                Problem(code="change.wrong_owner", params={"kind": entity.kind, "id": entity.owner})
            )

    def remove(self, operation: Remove) -> None:
        entity = self.entities.get(operation.id)
        if entity is None:
            return
        if entity.kind is Kind.WORKFLOW:
            raise _Refused(Problem(code="change.root", params={"id": entity.id}))
        for kind, _ in child_places(entity.kind):
            for child in reversed(self.children.get((entity.id, kind), ())):
                self.remove(Remove(id=child))
        if entity.kind is Kind.STEP:
            self._leave_lists(entity)
        self.place(Place(id=entity.id, position=None))
        self._remove_leaf(entity)

    def _remove_leaf(self, entity: Entity) -> None:
        siblings = self.siblings(entity)
        after = _before(siblings, entity.id)
        self.set_siblings(entity, tuple(id for id in siblings if id != entity.id))
        del self.entities[entity.id]
        inverse = Add(
            kind=entity.kind, id=entity.id, owner=entity.owner, after=after, value=entity.value
        )
        self.record(inverse, entity.id, of_spec=entity.kind is not Kind.NOTE)

    def _leave_lists(self, step: Entity) -> None:
        for (holder, link_as), members in list(self.links.items()):
            for index in reversed(range(len(members))):
                if step.id in (holder, members[index]):
                    self.unlink(wire(Unlink, (holder, link_as), members[index], index))
        for entity in list(self.entities.values()):
            if entity.kind in MEMBER_FIELDS and (
                left := members_left(entity, step.value.get("name"))
            ):
                self.set(left)

    def set(self, operation: Set) -> None:
        entity = self.find(operation.id)
        parts = read_pointer(operation.path)
        old, new = _read(operation.old), _read(operation.new)
        try:
            current = value_at(dict(entity.value), parts)
            if not _equal(current, new):
                if not _equal(current, old):
                    self._merge(entity, operation, current)
                    return
                self._set_value(entity, with_value(dict(entity.value), parts, new), operation)
        except NoSuchPlace:
            raise _Refused(_conflict(operation, ABSENT)) from None

    def _merge(self, entity: Entity, operation: Set, current: Any) -> None:
        """Do to a list of members what was done to an older one; anything else is a conflict."""
        old, new = _read(operation.old), _read(operation.new)
        merged = merged_members(entity, operation.path, current, old, new)
        if merged is None:
            raise _Refused(_conflict(operation, current))
        written = replace(operation, old=text.write(current), new=text.write(merged))
        if written.old != written.new:
            self.set(written)

    def _set_value(self, entity: Entity, value: Json, operation: Set) -> None:
        changed = Entity(entity.id, entity.kind, entity.owner, cast("dict[str, Json]", value))
        _check(changed)
        self.entities[entity.id] = changed
        inverse = Set(id=operation.id, path=operation.path, old=operation.new, new=operation.old)
        self.record(inverse, entity.id, of_spec=entity.kind is not Kind.NOTE)

    def order(self, operation: Order) -> None:
        entity = self.find(operation.id)
        siblings = self.siblings(entity)
        others = tuple(id for id in siblings if id != entity.id)
        moved = _inserted(others, entity.id, operation.after)
        if moved == siblings:
            return
        self.set_siblings(entity, moved)
        self.record(Order(id=entity.id, after=_before(siblings, entity.id)), entity.id)

    def link(self, operation: Link) -> None:
        self._check_steps(operation)
        members = self.links.get(operation.place, ())
        if operation.member in members and not operation.repeat:
            return
        index = min(operation.index, len(members))
        _put(self.links, operation.place, (*members[:index], operation.member, *members[index:]))
        inverse = wire(Unlink, operation.place, operation.member, index)
        self.record(inverse, operation.source, operation.target)

    def unlink(self, operation: Unlink) -> None:
        self._check_steps(operation)
        members = self.links.get(operation.place, ())
        if operation.member not in members:
            return
        index = operation.index
        if members[index : index + 1] != (operation.member,):
            index = members.index(operation.member)
        left = members[:index] + members[index + 1 :]
        _put(self.links, operation.place, left)
        repeat = operation.member in left
        inverse = wire(Link, operation.place, operation.member, index, repeat=repeat)
        self.record(inverse, operation.source, operation.target)

    def _check_steps(self, operation: Link) -> None:
        for id in (operation.source, operation.target):
            if self.find(id).kind is not Kind.STEP:
                raise _Refused(Problem(code="change.not_a_step", params={"id": id}))

    def place(self, operation: Place) -> None:
        self.find(operation.id)
        before = self.positions.get(operation.id)
        if before == operation.position:
            return
        if operation.position is None:
            del self.positions[operation.id]
        else:
            self.positions[operation.id] = operation.position
        self.record(Place(id=operation.id, position=before), operation.id, of_spec=False)


_PERFORM: Mapping[type, Callable[[_Work, Any], None]] = {
    Add: _Work.add,
    Remove: _Work.remove,
    Set: _Work.set,
    Order: _Work.order,
    Link: _Work.link,
    Unlink: _Work.unlink,
    Place: _Work.place,
}


def _put(lists: dict[Any, tuple[str, ...]], key: Any, ids: tuple[str, ...]) -> None:
    """Keep no empty lists: a draft with and one without are the same draft."""
    if ids:
        lists[key] = ids
    else:
        lists.pop(key, None)


def _inserted(ids: tuple[str, ...], id: str, after: str | None) -> tuple[str, ...]:
    """Return `ids` with `id` behind `after`; behind all where `after` has gone meanwhile."""
    index = 0 if after is None else ids.index(after) + 1 if after in ids else len(ids)
    return (*ids[:index], id, *ids[index:])


def _before(ids: tuple[str, ...], id: str) -> str | None:
    index = ids.index(id)
    return ids[index - 1] if index else None


def _read(written: str | None) -> Any:
    if written is None:
        return ABSENT
    value, problems = text.read(written.encode("utf-8", "surrogatepass"))
    if problems:
        raise _Refused(problems[0])
    return value


def _equal(one: Any, other: Any) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return same(one, other)


def _conflict(operation: Set, current: Any) -> Problem:
    return Problem(
        code="change.conflict",
        params={
            "id": operation.id,
            "path": operation.path,
            "from": operation.old,
            "to": operation.new,
            "current": None if current is ABSENT else text.write(current),
        },
    )


def _check(entity: Entity) -> None:
    problem = fault_of(entity)
    if problem is not None:
        raise _Refused(problem)
