"""Gestures that take more than one operation, made in one place for canvas, forms and API."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from apps.spec import text
from apps.spec.draft import Draft, Entity, Kind
from apps.spec.members import MEMBER_FIELDS
from apps.spec.operations import Operation, Set
from apps.spec.pointers import ABSENT, read_pointer, value_at, write_pointer
from apps.spec.references import Reference, Source, find_references, spell
from apps.spec.shapes import Json

_SOURCES: Mapping[Kind, Source] = {
    Kind.STEP: Source.CONSUMPTIONS,
    Kind.PARAMETER: Source.PARAMETERS,
    Kind.DATA: Source.DATA,
    Kind.REQUIREMENT: Source.REQUIREMENTS,
    Kind.STORAGE: Source.STORAGES,
}


def rename(draft: Draft, id: str, name: str) -> tuple[Operation, ...]:
    """Return what gives an entity a new name, and with it every reference and list that spells it.

    A reference that spells the old name of a step, an output, a parameter, data, a requirement or
    a storage is rewritten wherever it stands; so are the member lists that name a step.
    """
    entity = draft.entities[id]
    old = value_at(dict(entity.value), ("name",))
    written = None if old is ABSENT else text.write(entity.value["name"])
    operations: list[Operation] = [Set(id=id, path="/name", old=written, new=text.write(name))]
    if isinstance(old, str):
        operations += _respelled(draft, _renaming(draft, entity, old, name))
        if entity.kind is Kind.STEP:
            operations += _renamed_members(draft, old, name)
    return tuple(operations)


def _renaming(draft: Draft, entity: Entity, old: str, new: str) -> Callable[[Reference], Reference]:
    """Return how a reference reads after `entity` is called `new`."""
    if entity.kind is Kind.OUTPUT:
        step = draft.entities[entity.owner].value.get("name")
        written = (Source.CONSUMPTIONS, step, old)
        return lambda found: (
            replace(found, output=new)
            if (found.source, found.name, found.output) == written
            else found
        )
    named = (_SOURCES.get(entity.kind), old)
    return lambda found: replace(found, name=new) if (found.source, found.name) == named else found


def _respelled(draft: Draft, after: Callable[[Reference], Reference]) -> Iterator[Operation]:
    for entity in draft.entities.values():
        if entity.kind is Kind.NOTE:
            continue
        for path, found in find_references(dict(entity.value), ()):
            changed = after(found)
            if changed != found:
                pointer = write_pointer(path)
                old = value_at(dict(entity.value), read_pointer(pointer))
                yield Set(
                    id=entity.id,
                    path=pointer,
                    old=text.write(cast("Json", old)),
                    new=text.write(spell(changed)),
                )


def _renamed_members(draft: Draft, old: str, new: str) -> Iterator[Operation]:
    for entity in draft.entities.values():
        field = MEMBER_FIELDS.get(entity.kind)
        members = entity.value.get(field) if field else None
        if isinstance(members, list) and old in members:
            renamed: list[Json] = [new if member == old else member for member in members]
            yield Set(
                id=entity.id, path=f"/{field}", old=text.write(members), new=text.write(renamed)
            )
