"""The workflows that a first start shows."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction

from apps.core.ids import new_id, new_uuid
from apps.spec.draft import Draft, Entity, Kind, Position
from apps.teams.models import Project, Role, User
from apps.workflows.actions.creating import save_draft
from apps.workflows.actions.judging import drafted, parsed

HERE = Path(__file__).parent


@transaction.atomic
def load(project: Project) -> None:
    """Put the demo's workflows into a project that has none, the trash included."""
    if project.workflows.exists():
        return
    owner = User.objects.filter(
        memberships__team=project.team, memberships__role=Role.OWNER
    ).earliest("memberships__created_at")
    for draft in drafts():
        save_draft(draft, project=project, by=owner)


def page_example() -> dict[str, Any]:
    """Return the request that the vendor's page shows as its example."""
    file = json.loads((HERE / "condition-example.json").read_text(encoding="utf-8"))
    return dict(file["workflow"])


def drafts() -> Iterator[Draft]:
    """Yield the demo's workflows with their positions and notes, the page's example last."""
    for path in sorted(HERE.glob("*.json"), reverse=True):
        file = json.loads(path.read_text(encoding="utf-8"))
        yield _placed(drafted(parsed(file["workflow"]), root=new_uuid()), file)


def _placed(draft: Draft, file: Mapping[str, Any]) -> Draft:
    steps = draft.children[(draft.root, Kind.STEP)]
    named = {draft.entities[id].value["name"]: id for id in steps}
    places = {named[name]: Position(*at) for name, at in file["positions"].items()}
    notes = {new_id(): note for note in file["notes"]}
    entities = {
        id: Entity(id, Kind.NOTE, draft.root, {"text": note["text"]}) for id, note in notes.items()
    }
    return replace(
        draft,
        entities={**draft.entities, **entities},
        children={**draft.children, **({(draft.root, Kind.NOTE): tuple(notes)} if notes else {})},
        positions={**places, **{id: Position(note["x"], note["y"]) for id, note in notes.items()}},
    )
