"""The graph of an execution: its specification, standing where the steps of the workflow stand."""

import hashlib
from itertools import count

from apps.executions.models import Execution
from apps.spec import text
from apps.spec.draft import Draft, Kind, Position, draft_of
from apps.spec.parse import parse
from apps.workflows.models import Step


def draft_of_run(execution: Execution) -> Draft:
    """Return the specification as a draft; a step stands where the one of its name stands now."""
    read, _ = text.read(execution.document.encode())
    workflow, problems = parse(read)
    if workflow is None:
        raise ValueError(problems)
    numbers = count()
    draft = draft_of(workflow, root=execution.pk, new_id=lambda: _id(execution.pk, next(numbers)))
    return _placed(draft, execution.workflow_id)


def _id(execution_id: str, number: int) -> str:
    """Return an id that is the same whenever the same specification is taken apart."""
    return hashlib.blake2b(f"{execution_id} {number}".encode(), digest_size=16).hexdigest()


def _placed(draft: Draft, workflow_id: str) -> Draft:
    rows = Step.objects.filter(workflow=workflow_id, place__isnull=False)
    places = {name: Position(x, y) for name, x, y in rows.values_list("name", *_PLACE)}
    steps = draft.children.get((draft.root, Kind.STEP), ())
    names = {id: draft.entities[id].value["name"] for id in steps}
    positions = {id: places[name] for id, name in names.items() if name in places}
    return Draft(
        root=draft.root,
        entities=draft.entities,
        children=draft.children,
        links=draft.links,
        positions=positions,
    )


_PLACE = ("place__x", "place__y")
