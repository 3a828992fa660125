"""Putting a workflow into the gallery."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.gallery.models import Asset, AssetVersion, Kind
from apps.spec import text
from apps.spec.draft import Kind as DraftKind
from apps.spec.draft import server_owned_fields
from apps.spec.dump import dump
from apps.spec.facts import Purpose
from apps.spec.model import Workflow
from apps.spec.parse import parse
from apps.spec.problems import Problem, errors
from apps.spec.shapes import Json
from apps.spec.validate import validate
from apps.teams import policy
from apps.teams.models import Project, Team, User
from apps.teams.policy import Action

_OF_THE_PUBLISHER = {"gallery_subscription", "source", "source_workflow_id", "package"}
_NOT_PUBLIC: dict[str, Any] = dict.fromkeys(
    server_owned_fields(DraftKind.WORKFLOW) | _OF_THE_PUBLISHER
)
_NOT_OF_A_STEP: dict[str, Any] = dict.fromkeys(server_owned_fields(DraftKind.STEP))


@transaction.atomic
def publish(
    project: Project,
    *,
    document: Json,
    number: str,
    by: User,
    name: str = "",
    description: str = "",
    notes: str = "",
) -> AssetVersion:
    """Put a document into the gallery as a new version of the team's asset of that name.

    The name is the workflow's unless given. Raises `Refused` for a document that is no workflow,
    for a version number that is there already, and for names that are empty or too long.
    """
    policy.require(by, Action.SHARE, project)
    workflow = _workflow(document)
    number, name = number.strip(), name.strip() or (workflow.name or "")
    _check_texts(number=number, name=name)
    asset = _asset(project.team, name, description)
    if asset.versions.filter(number=number).exists():
        params = {"name": name, "number": number}
        raise Refused([Problem(code="gallery.version_taken", path=("number",), params=params)])
    return asset.versions.create(
        number=number,
        notes=notes,
        document=text.write(dump(workflow)),
        created_by=by,
        published_at=timezone.now(),
    )


def _workflow(document: Json) -> Workflow:
    """Return the document as a workflow without what belongs to the publisher or the server."""
    workflow, problems = parse(document)
    if workflow is None or errors(problems):
        raise Refused(problems)
    steps = tuple(replace(step, **_NOT_OF_A_STEP) for step in workflow.steps or ())
    public = replace(workflow, **_NOT_PUBLIC | {"steps": steps})
    if faults := errors(validate(public, purpose=Purpose.CREATE)):
        raise Refused(faults)
    return public


def _check_texts(**texts: str) -> None:
    problems = [
        *(Problem(code="gallery.empty", path=(key,)) for key, text in texts.items() if not text),
        *(
            Problem(code="gallery.long", path=(key,), params={"max": limit})
            for key, limit in (("number", 32), ("name", 64))
            if len(texts[key]) > limit
        ),
    ]
    if problems:
        raise Refused(problems)


def _asset(team: Team, name: str, description: str) -> Asset:
    asset, made = Asset.objects.get_or_create(
        team=team, kind=Kind.WORKFLOW, name=name, defaults={"description": description}
    )
    if description and not made:
        asset.description = description
        asset.save(update_fields=["description"])
    return asset
