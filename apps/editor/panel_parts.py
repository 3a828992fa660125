"""As much of a draft as a panel of the inspector shows; it does not grow with the steps."""

from apps.core.errors import NotFound
from apps.editor.filling_entities import MOST_ENTRIES
from apps.editor.panels import shown_for
from apps.spec.draft import PLACES, Draft, Kind
from apps.spec.needs import Needs
from apps.workflows import store

_LISTED = frozenset(kind for kind, place in PLACES.items() if place.owner is Kind.WORKFLOW)
_WHOLE = frozenset({Kind.SCENE})
"""What the panel of the workflow shows with all its fields, not by name only."""


def load_shown(workflow_id: str, entity: str) -> tuple[Draft, str]:
    """Return the part of a draft that shows an entity, and whose panel that is.

    Raises NotFound for what is not in the workflow.
    """
    with store.one_moment():
        shown = shown_for(store.load_part(workflow_id, [entity]), entity)
        if shown is None:
            raise NotFound("entity", entity)
        if shown == workflow_id:
            return _of_workflow(workflow_id), shown
        return _of_thing(workflow_id, shown), shown


def _of_workflow(workflow_id: str) -> Draft:
    lists = {(workflow_id, kind) for kind in _LISTED}
    needs = Needs(things={workflow_id}, added=lists)
    found = store.load_needed(workflow_id, needs)
    for (_, kind), ids in found.children.items():
        if kind in _WHOLE:
            needs.things.update(ids)
        elif kind is not Kind.STEP:
            needs.things.update(ids[:MOST_ENTRIES])
    return store.load_needed(workflow_id, needs)


def _of_thing(workflow_id: str, entity: str) -> Draft:
    """Return it with what it owns and, for a step, those it is wired to and their branches."""
    found = store.load_part(workflow_id, [entity])
    wired = {member for members in found.links.values() for member in members}
    things = {entity, *wired}
    return store.load_needed(workflow_id, Needs(things=things, complete={entity}, linked=things))
