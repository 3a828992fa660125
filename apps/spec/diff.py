"""The operations that turn one draft into another, and a document into a change of a draft."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from apps.spec import text
from apps.spec.applying import apply
from apps.spec.draft import (
    Draft,
    Entity,
    Kind,
    LinkAs,
    child_places,
    draft_of,
)
from apps.spec.exact import same
from apps.spec.model import Workflow
from apps.spec.operations import Add, Link, Operation, Order, Remove, Set, Unlink, wire
from apps.spec.pointers import ABSENT, write_pointer
from apps.spec.shapes import Json


def operations_between(
    draft: Draft, workflow: Workflow, *, new_id: Callable[[], str]
) -> tuple[Operation, ...]:
    """Return what makes `draft` read as `workflow`: equal entities keep their ids and history.

    Entities are the same when kind, owner and name are (the k-th of a name with the k-th);
    those without names when they stand at the same place.
    """
    return difference(draft, matched(draft, workflow, new_id=new_id))


def matched(draft: Draft, workflow: Workflow, *, new_id: Callable[[], str]) -> Draft:
    """Return the draft of `workflow` with the ids of `draft` for what is in both."""
    fresh = draft_of(workflow, root=draft.root, new_id=new_id)
    ids = {fresh.root: draft.root}
    _match_children(draft, fresh, draft.root, ids)
    return _renamed(fresh, ids)


def difference(before: Draft, after: Draft) -> tuple[Operation, ...]:
    """Return operations from `before` to `after`; positions and notes are left as they are."""
    removals = tuple(_removals(before, after))
    current = _after(before, removals)
    additions = tuple(_additions(current, after, after.root))
    current = _after(current, additions)
    changes = (*_sets(current, after), *_relinks(current, after))
    current = _after(current, changes)
    return (*removals, *additions, *changes, *_orders(current, after))


def _after(draft: Draft, operations: tuple[Operation, ...]) -> Draft:
    applied, problems = apply(draft, operations, check=False)
    if applied is None:
        raise ValueError(problems)
    return applied.draft


def _match_children(old: Draft, new: Draft, owner: str, ids: dict[str, str]) -> None:
    """Extend `ids` (id in `new` → id in `old`) below one matched pair."""
    known = ids[owner]
    for kind, _ in child_places(new.entities[owner].kind):
        by_key = dict(_keyed(old, old.children.get((known, kind), ())))
        for key, id in _keyed(new, new.children.get((owner, kind), ())):
            if key in by_key:
                ids[id] = by_key[key]
                _match_children(old, new, id, ids)


def _keyed(draft: Draft, ids: tuple[str, ...]) -> Iterator[tuple[tuple[Any, int], str]]:
    seen: Counter[Any] = Counter()
    for id in ids:
        name = draft.entities[id].value.get("name")
        yield (name, seen[name]), id
        seen[name] += 1


def _renamed(draft: Draft, ids: Mapping[str, str]) -> Draft:
    def of(id: str) -> str:
        return ids.get(id, id)

    return Draft(
        root=of(draft.root),
        entities={
            of(id): Entity(of(id), entity.kind, of(entity.owner), entity.value)
            for id, entity in draft.entities.items()
        },
        children={
            (of(owner), kind): tuple(map(of, children))
            for (owner, kind), children in draft.children.items()
        },
        links={
            (of(step), link_as): tuple(map(of, steps))
            for (step, link_as), steps in draft.links.items()
        },
        positions={of(id): position for id, position in draft.positions.items()},
    )


def _removals(before: Draft, after: Draft) -> Iterator[Operation]:
    """Yield the topmost entities that went: what they own goes with them."""
    for id, entity in before.entities.items():
        gone = id not in after.entities and entity.kind is not Kind.NOTE
        if gone and entity.owner in after.entities:
            yield Remove(id=id)


def _additions(current: Draft, after: Draft, owner: str) -> Iterator[Operation]:
    for kind, _ in child_places(after.entities[owner].kind):
        previous: str | None = None
        for id in after.children.get((owner, kind), ()):
            if id not in current.entities:
                value = after.entities[id].value
                yield Add(kind=kind, id=id, owner=owner, after=previous, value=value)
            yield from _additions(current, after, id)
            previous = id


def _sets(current: Draft, after: Draft) -> Iterator[Operation]:
    for id, entity in after.entities.items():
        if entity.kind is not Kind.NOTE:
            yield from _field_sets(id, (), current.entities[id].value, entity.value)


def _field_sets(
    id: str, path: tuple[str, ...], old: Mapping[str, Json], new: Mapping[str, Json]
) -> Iterator[Operation]:
    """Yield one `set` for each smallest differing part; lists change as a whole."""
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key, ABSENT), new.get(key, ABSENT)
        if isinstance(one, dict) and isinstance(other, dict):
            yield from _field_sets(id, (*path, key), one, other)
        elif one is ABSENT or other is ABSENT or not same(cast("Json", one), cast("Json", other)):
            yield Set(
                id=id, path=write_pointer((*path, key)), old=_written(one), new=_written(other)
            )


def _written(value: Any) -> str | None:
    return None if value is ABSENT else text.write(value)


def _relinks(current: Draft, after: Draft) -> Iterator[Operation]:
    for place in dict.fromkeys((*current.links, *after.links)):
        yield from _relink(place, current.links.get(place, ()), after.links.get(place, ()))


def _relink(
    place: tuple[str, LinkAs], old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Operation]:
    """Yield the smallest run of unlinks and links between two lists."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    for index in reversed(range(start, len(old) - end)):
        yield wire(Unlink, place, old[index], index)
    left = [*old[:start], *old[len(old) - end :]]
    for index in range(start, len(new) - end):
        yield wire(Link, place, new[index], index, repeat=new[index] in left)
        left.append(new[index])


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many items two lists share from their start."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _orders(current: Draft, after: Draft) -> Iterator[Operation]:
    for place, wanted in after.children.items():
        ids = list(current.children.get(place, ()))
        for index, id in enumerate(wanted):
            if ids[index] != id and place[1] is not Kind.NOTE:
                yield Order(id=id, after=wanted[index - 1] if index else None)
                ids.remove(id)
                ids.insert(index, id)
