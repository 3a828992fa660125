"""A whole draft into rows: one `bulk_create` a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from apps.spec.draft import Draft, Entity, Kind, Position
from apps.workflows.models import StepLink, Workflow
from apps.workflows.store.columns import PLACEMENTS, TABLES, Table, TextList
from apps.workflows.store.insert import insert_rows
from apps.workflows.store.order import fresh
from apps.workflows.store.rows import object_at, row_of, texts_at


def save_new(row: Workflow, draft: Draft) -> None:
    """Save a workflow that is not stored yet, with everything in `draft`.

    `row` brings what only the server knows; `draft.root` is its id. Call it in a transaction.
    """
    root = draft.entities[draft.root]
    for column, content in row_of(TABLES[Kind.WORKFLOW].parts[0], root.value).items():
        setattr(row, column, content)
    row.save(force_insert=True)
    insert_inside(TABLES[Kind.WORKFLOW], [root])
    places = _places(draft)
    for kind, found in _by_kind(draft).items():
        if kind is not Kind.WORKFLOW:
            insert(TABLES[kind], found, places, now=row.created_at)
    _insert_links(draft)
    insert_positions(draft.entities, draft.positions)


def _by_kind(draft: Draft) -> dict[Kind, list[Entity]]:
    """Return the entities by kind, owners before what they own."""
    found: dict[Kind, list[Entity]] = {kind: [] for kind in TABLES}
    for entity in draft.entities.values():
        found[entity.kind].append(entity)
    return found


def _places(draft: Draft) -> dict[str, int]:
    return {
        id: place
        for ids in draft.children.values()
        for id, place in zip(ids, fresh(len(ids)), strict=True)
    }


def insert(table: Table, found: list[Entity], places: Mapping[str, int], *, now: datetime) -> None:
    """Insert entities of one kind with all that lies inside their values."""
    part = table.parts[0]
    names = ["id", "position", table.owner, *part.columns]
    rows = [
        (entity.id, places[entity.id], entity.owner, *row_of(part, entity.value).values())
        for entity in found
    ]
    if table.kind is Kind.STEP:
        names.append("created_at")
        moment = connection.ops.adapt_datetimefield_value(now)
        rows = [(*row, moment) for row in rows]
    insert_rows(table.model, names, rows)
    insert_inside(table, found)


def insert_inside(table: Table, found: Sequence[Entity]) -> None:
    """Insert the objects and the lists of strings inside the values of entities of one kind."""
    for part in table.parts[1:]:
        values = ((entity.id, object_at(entity.value, part.path)) for entity in found)
        rows = [(id, *row_of(part, value).values()) for id, value in values if value]
        insert_rows(part.model, [part.model._meta.pk.name, *part.columns], rows)
    for texts in table.lists:
        insert_rows(texts.model, [texts.owner, "position", "text"], _text_rows(texts, found))


def _text_rows(texts: TextList, found: Iterable[Entity]) -> Iterator[tuple[str, int, str]]:
    for entity in found:
        wanted = texts_at(entity.value, texts.path)
        for place, text in zip(fresh(len(wanted)), wanted, strict=True):
            yield entity.id, place, text


def _insert_links(draft: Draft) -> None:
    rows = (
        (step, link_as.value, member, place)
        for (step, link_as), members in draft.links.items()
        for place, member in zip(fresh(len(members)), members, strict=True)
    )
    insert_rows(StepLink, ["step_id", "link_as", "member_id", "position"], rows)


def insert_positions(entities: Any, positions: Any) -> None:
    """Insert where things stand, or move them there."""
    by_kind: dict[Kind, list[tuple[str, Position]]] = defaultdict(list)
    for id, position in positions.items():
        by_kind[entities[id].kind].append((id, position))
    for kind, placed in by_kind.items():
        model = PLACEMENTS[kind]
        model._default_manager.bulk_create(
            [model(pk=id, x=position.x, y=position.y) for id, position in placed],
            update_conflicts=True,
            unique_fields=["entity"],
            update_fields=["x", "y"],
        )
