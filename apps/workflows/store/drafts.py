"""The draft of a workflow: its entities with their ids, links and places on the canvas."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from apps.spec.draft import Draft, Entity, Kind, LinkAs, Position
from apps.workflows.store.columns import TABLES
from apps.workflows.store.read import entities, links, placements
from apps.workflows.store.snapshot import one_moment


def load_draft(workflow_id: str) -> Draft:
    """Return the draft of a workflow; raise KeyError where there is none."""
    ids = [workflow_id]
    with one_moment():
        rows = {kind: entities(kind, ids) for kind in TABLES}
        wires = list(links(ids))
        places = {id: Position(x, y) for id, x, y in placements(ids)}
    found: dict[str, Entity] = {}
    children: dict[tuple[str, Kind], list[str]] = defaultdict(list)
    for kind, table in TABLES.items():
        for id, row in rows[kind].items():
            owner = row.owner if table.owner else ""
            found[id] = Entity(id, kind, owner, row.value)
            if owner:
                children[(owner, kind)].append(id)
    found[workflow_id]  # raises where there is no such workflow
    return Draft(
        root=workflow_id,
        entities=found,
        children=frozen(children),
        links=frozen(grouped(wires)),
        positions=places,
    )


def grouped(wires: Iterable[tuple[str, LinkAs, str]]) -> dict[tuple[str, LinkAs], list[str]]:
    """Return the lists of links by step and kind."""
    lists: dict[tuple[str, LinkAs], list[str]] = defaultdict(list)
    for step, link_as, member in wires:
        lists[(step, link_as)].append(member)
    return lists


def frozen(lists: dict[Any, list[str]]) -> dict[Any, tuple[str, ...]]:
    """Return lists as a draft has them."""
    return {key: tuple(ids) for key, ids in lists.items()}
