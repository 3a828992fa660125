"""Drafts made from drafts: everything the same but the ids."""

from collections.abc import Mapping
from dataclasses import replace

from apps.core.ids import id_maker, new_uuid
from apps.spec.diff import matched
from apps.spec.draft import Draft, Entity, Kind
from apps.spec.model import Workflow as Specification
from apps.spec.shapes import Json


def renewed(draft: Draft) -> Draft:
    """Return an equal draft under new ids, notes and positions included."""
    new_id = id_maker()
    ids = {id: new_id() for id in draft.entities} | {draft.root: new_uuid(), "": ""}
    return Draft(
        root=ids[draft.root],
        entities={
            ids[id]: Entity(ids[id], entity.kind, ids[entity.owner], entity.value)
            for id, entity in draft.entities.items()
        },
        children={
            (ids[owner], kind): tuple(ids[id] for id in members)
            for (owner, kind), members in draft.children.items()
        },
        links={
            (ids[step], link_as): tuple(ids[id] for id in members)
            for (step, link_as), members in draft.links.items()
        },
        positions={ids[id]: position for id, position in draft.positions.items()},
    )


def revised(draft: Draft, workflow: Specification) -> Draft:
    """Return the draft of `workflow` with the notes and, where names agree, places of `draft`."""
    fresh = matched(draft, workflow, new_id=id_maker())
    notes = draft.children.get((draft.root, Kind.NOTE), ())
    entities = {**fresh.entities, **{id: draft.entities[id] for id in notes}}
    children = {**fresh.children, (draft.root, Kind.NOTE): notes} if notes else fresh.children
    places = {id: place for id, place in draft.positions.items() if id in entities}
    return replace(fresh, entities=entities, children=children, positions=places)


def with_root_value(draft: Draft, changes: Mapping[str, Json]) -> Draft:
    """Return a draft whose workflow has other fields; a field that is None goes."""
    root = draft.entities[draft.root]
    value = {key: item for key, item in {**root.value, **changes}.items() if item is not None}
    entity = Entity(root.id, root.kind, root.owner, value)
    return replace(draft, entities={**draft.entities, root.id: entity})
