"""Drafts and rows for tests that need no people."""

from itertools import count
from typing import Any

from django.utils import timezone

from apps.core.ids import new_id, new_uuid
from apps.spec.applying import apply
from apps.spec.draft import Draft, Kind, draft_of
from apps.spec.operations import Operation
from apps.spec.parse import parse
from apps.teams.models import Project
from apps.workflows import store
from apps.workflows.models import Workflow


def drafted(document: dict[str, Any]) -> Draft:
    """Return the draft of a faultless document."""
    workflow, problems = parse(document)
    assert workflow is not None, problems
    return draft_of(workflow, root=new_uuid(), new_id=new_id)


def counted(document: dict[str, Any]) -> Draft:
    """Return the draft of a faultless document under ids that are the same every time."""
    numbers = count(1)
    workflow, problems = parse(document)
    assert workflow is not None, problems
    root = "00000000-0000-4000-8000-000000000000"
    return draft_of(workflow, root=root, new_id=lambda: f"{next(numbers):032x}")


def save(draft: Draft, project: Project) -> Workflow:
    """Return the stored workflow of a draft."""
    now = timezone.now()
    row = Workflow(id=draft.root, project=project, created_at=now, last_modified_at=now)
    store.save_new(row, draft)
    return row


def written(draft: Draft, *operations: Operation) -> Draft:
    """Return the draft after some operations, and write it to the rows."""
    applied, problems = apply(draft, operations)
    assert applied is not None, problems
    store.write(draft, applied.draft, applied.touched, now=timezone.now())
    return applied.draft


def id_of(draft: Draft, kind: Kind, name: str) -> str:
    """Return the id of the first entity of that kind and name."""
    return next(
        id
        for id, entity in draft.entities.items()
        if entity.kind is kind and entity.value.get("name") == name
    )


def chain(steps: int) -> dict[str, Any]:
    """Return a document of some steps, each after the one before, all using one parameter."""
    names = [f"step_{index}" for index in range(steps)]
    return {
        "name": "chain",
        "steps": [
            {
                "name": name,
                "type": "job",
                "inputs": [{"name": "data_url", "type": "obs", "data": "$ref/data/set"}],
                "outputs": [{"name": "train_url", "type": "obs", "config": {"obs_url": "/b/"}}],
                "properties": {"spec": {"flavor_id": "$ref/parameters/flavor"}},
                "depend_steps": names[index - 1 : index] if index else [],
                "policy": {},
            }
            for index, name in enumerate(names)
        ],
        "parameters": [{"name": "flavor", "type": "str", "default": "x", "used_steps": names}],
        "data": [{"name": "set", "type": "obs", "value": {"obs_url": "/a/"}, "used_steps": names}],
    }
