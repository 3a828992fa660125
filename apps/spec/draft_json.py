"""A draft as the browser gets it: entities in document order, links and positions by id."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from apps.spec.draft import Draft, Entity, Kind, LinkAs, Position, descendants
from apps.spec.shapes import Json


def draft_json(draft: Draft) -> dict[str, Json]:
    """Return `{root, entities, links, positions}`; owners come before what they own."""
    return {
        "root": draft.root,
        "entities": [_entity_json(entity) for entity in _in_order(draft)],
        "links": [
            {"step": step, "as": link_as.value, "to": list(members)}
            for (step, link_as), members in draft.links.items()
        ],
        "positions": {id: {"x": at.x, "y": at.y} for id, at in draft.positions.items()},
    }


def read_draft(document: Mapping[str, Any]) -> Draft:
    """Return the draft that `draft_json` wrote; what did not come from there is not checked."""
    children: dict[tuple[str, Kind], tuple[str, ...]] = {}
    entities: dict[str, Entity] = {}
    for part in document["entities"]:
        entity = Entity(part["id"], Kind(part["kind"]), part["owner"], part["value"])
        entities[entity.id] = entity
        if entity.owner:
            place = (entity.owner, entity.kind)
            children[place] = (*children.get(place, ()), entity.id)
    return Draft(
        root=document["root"],
        entities=entities,
        children=children,
        links={(part["step"], LinkAs(part["as"])): tuple(part["to"]) for part in document["links"]},
        positions={id: Position(at["x"], at["y"]) for id, at in document["positions"].items()},
    )


def _in_order(draft: Draft) -> Iterator[Entity]:
    yield draft.entities[draft.root]
    yield from descendants(draft, draft.root)
    for note in draft.children.get((draft.root, Kind.NOTE), ()):
        yield draft.entities[note]


def _entity_json(entity: Entity) -> dict[str, Json]:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "owner": entity.owner,
        "value": cast("dict[str, Json]", entity.value),
    }
