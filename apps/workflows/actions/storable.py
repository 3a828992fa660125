"""What the rows cannot hold: told as problems before a database would."""

from collections.abc import Collection, Iterable, Iterator

from apps.spec.draft import Draft, Entity, Kind, path_of
from apps.spec.invariants import UNIQUE_NAMES
from apps.spec.problems import Problem
from apps.workflows.fields import MAX_NAME
from apps.workflows.store import PLACEMENTS, stored_ids


def is_storable(before: Draft, after: Draft, touched: Collection[str]) -> bool:
    """Tell whether rows can hold every one of the `touched` entities of `after`."""
    there = [after.entities[id] for id in touched if id in after.entities]
    kept = all(not _is_too_long(one) and _may_stand(after, one) for one in there)
    return kept and not any(_taken_ids(before, there))


def unstorable(before: Draft, after: Draft, touched: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each of the `touched` entities of `after` that no row can hold."""
    there = [after.entities[id] for id in touched if id in after.entities]
    for entity in there:
        yield from _too_long(after, entity)
        if not _may_stand(after, entity):
            yield Problem(code="change.no_place", params={"id": entity.id})
    for id in _taken_ids(before, there):
        yield Problem(code="change.id_taken", params={"id": id})


def overlong_names(draft: Draft) -> list[Problem]:
    """Return a problem for each name that is too long for an index."""
    return [problem for entity in draft.entities.values() for problem in _too_long(draft, entity)]


def _may_stand(draft: Draft, entity: Entity) -> bool:
    return entity.id not in draft.positions or entity.kind in PLACEMENTS


def _taken_ids(before: Draft, there: Iterable[Entity]) -> Iterator[str]:
    """Yield the ids that are new to the draft and not to the rows."""
    new: dict[Kind, list[str]] = {}
    for entity in there:
        if entity.id not in before.entities:
            new.setdefault(entity.kind, []).append(entity.id)
    for kind, ids in new.items():
        yield from stored_ids(kind, ids)


def _too_long(draft: Draft, entity: Entity) -> Iterator[Problem]:
    if _is_too_long(entity):
        path = (*path_of(draft, entity.id), "name")
        yield Problem(code="name.too_long", path=path, params={"limit": MAX_NAME})


def _is_too_long(entity: Entity) -> bool:
    name = entity.value.get("name")
    return entity.kind in UNIQUE_NAMES and isinstance(name, str) and len(name) > MAX_NAME
