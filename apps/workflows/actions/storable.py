"""What the rows cannot hold: told as problems before a database would."""

from collections.abc import Collection, Iterator

from apps.spec.draft import Draft, Entity, Kind, path_of
from apps.spec.invariants import UNIQUE_NAMES
from apps.spec.problems import Problem
from apps.workflows.fields import MAX_NAME
from apps.workflows.store import PLACEMENTS, stored_ids


def unstorable(before: Draft, after: Draft, touched: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each of the `touched` entities of `after` that no row can hold."""
    new: dict[Kind, list[str]] = {}
    for id in touched:
        entity = after.entities.get(id)
        if entity is None:
            continue
        yield from _too_long(after, entity)
        if id in after.positions and entity.kind not in PLACEMENTS:
            yield Problem(code="change.no_place", params={"id": id})
        if id not in before.entities:
            new.setdefault(entity.kind, []).append(id)
    for kind, ids in new.items():
        for id in stored_ids(kind, ids):
            yield Problem(code="change.id_taken", params={"id": id})


def overlong_names(draft: Draft) -> list[Problem]:
    """Return a problem for each name that is too long for an index."""
    return [problem for entity in draft.entities.values() for problem in _too_long(draft, entity)]


def _too_long(draft: Draft, entity: Entity) -> Iterator[Problem]:
    name = entity.value.get("name")
    if entity.kind in UNIQUE_NAMES and isinstance(name, str) and len(name) > MAX_NAME:
        path = (*path_of(draft, entity.id), "name")
        yield Problem(code="name.too_long", path=path, params={"limit": MAX_NAME})
