"""Registering what a training made as a version of a model, and removing one again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.db import transaction

from apps.core.errors import Refused
from apps.core.ids import new_uuid
from apps.serving import policy
from apps.serving.models import Model, ModelVersion
from apps.serving.package import Package
from apps.spec.problems import Problem
from apps.storage.opening import store_of
from apps.teams.models import Project, User

FIRST = "0.0.1"
BUCKET = "weft-models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What a version is registered as, and which step of which run registers it."""

    name: str
    number: str = ""
    kind: str = ""
    runtime: str = ""
    description: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict)
    workflow_id: str = ""
    execution_id: str = ""
    step: str = ""
    origin: str | None = None


def register_version(
    project: Project, *, package: Package, details: Registration, by: User | None
) -> ModelVersion:
    """Copy a package into the project's storage and list it; the same origin registers once.

    The right to do so was decided when the run was started. Raise `Refused` where the number is
    taken.
    """
    found = ModelVersion.objects.filter(origin=details.origin).first() if details.origin else None
    if found is not None:
        return found
    place = f"/{BUCKET}/{new_uuid()}/"
    store_of(project).upload(package.folder, f"{place}model/")
    try:
        return _listed(project, place, package=package, details=details, by=by)
    except Refused:
        store_of(project).delete(place)
        raise


def remove_version(version: ModelVersion, *, by: User) -> None:
    """Forget a version and its files; raise `Refused` while a service answers with it."""
    policy.require_delete(by, version)
    names = list(version.services.order_by("name").values_list("name", flat=True)[:5])
    if names:
        raise Refused([Problem(code="serving.version_in_use", params={"names": names})])
    with transaction.atomic():
        ModelVersion.objects.filter(pk=version.pk).delete()
        if not version.model.versions.exists():
            Model.objects.filter(pk=version.model_id).delete()
    store_of(version.model.project).delete(version.place)


@transaction.atomic
def _listed(
    project: Project, place: str, *, package: Package, details: Registration, by: User | None
) -> ModelVersion:
    Project.objects.select_for_update().get(pk=project.pk)  # numbers are given one by one
    model, _ = Model.objects.get_or_create(project=project, name=details.name)
    return ModelVersion.objects.create(
        id=PurePosixPath(place).name,
        model=model,
        number=_number(model, details.number),
        kind=details.kind[:32],
        runtime=details.runtime[:64],
        description=details.description,
        place=place,
        config=json.dumps(package.config, ensure_ascii=False),
        metrics={**package.metrics, **details.metrics},
        size=package.size,
        file_count=package.file_count,
        can_serve=package.can_serve,
        workflow_id=details.workflow_id,
        execution_id=details.execution_id,
        step=details.step,
        origin=details.origin,
        created_by=by,
    )


def _number(model: Model, wanted: str) -> str:
    taken = set(model.versions.values_list("number", flat=True))
    if wanted and wanted in taken:
        params = {"name": model.name, "number": wanted}
        raise Refused([Problem(code="serving.number_taken", params=params)])
    return wanted or _next(taken)


def _next(taken: set[str]) -> str:
    """Return the number after the highest of the form 1.2.3."""
    parts = [number.split(".") for number in taken]
    whole = [
        tuple(int(part) for part in three)
        for three in parts
        if len(three) == 3 and all(part.isascii() and part.isdecimal() for part in three)
    ]
    if not whole:
        return FIRST
    major, minor, patch = max(whole)
    return f"{major}.{minor}.{patch + 1}"
