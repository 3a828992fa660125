"""The specification of workflows as plain JSON values: the fast path of every answer."""

from collections.abc import Collection, Iterable
from typing import Any

from apps.spec.draft import LINK_FIELDS, PLACES, Kind
from apps.workflows.store.columns import SPEC_KINDS
from apps.workflows.store.read import Found, append, entities, links
from apps.workflows.store.snapshot import one_moment


def document(workflow_id: str) -> dict[str, Any]:
    """Return the specification's JSON without server-owned fields.

    Raises KeyError where there is no such workflow.
    """
    return documents([workflow_id])[workflow_id]


def documents(
    workflow_ids: Collection[str], *, kinds: Iterable[Kind] = SPEC_KINDS
) -> dict[str, dict[str, Any]]:
    """Return the specifications of some workflows by id, with the given kinds of things only."""
    return {
        id: found.value for id, found in nested(workflow_ids, kinds=kinds)[Kind.WORKFLOW].items()
    }


def nested(
    workflow_ids: Collection[str], *, kinds: Iterable[Kind] = SPEC_KINDS
) -> dict[Kind, dict[str, Found]]:
    """Return every entity by kind and id, its value holding all that it owns."""
    found: dict[Kind, dict[str, Found]] = {}
    with one_moment():
        for kind in kinds:
            owner = PLACES[kind].owner if kind in PLACES else None
            found[kind] = entities(kind, workflow_ids) if owner is None or found[owner] else {}
        wires = list(links(workflow_ids)) if found.get(Kind.STEP) else []
    steps = found.get(Kind.STEP, {})
    for step, link_as, member in wires:
        append(steps[step].value, (LINK_FIELDS[link_as],), steps[member].value.get("name", ""))
    for kind, rows in found.items():
        if kind in PLACES:
            owners = found[PLACES[kind].owner]
            for row in rows.values():
                append(owners[row.owner].value, PLACES[kind].path, row.value)
    return found
