"""Making a dataset, and adding samples to one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.core.ids import new_id
from apps.datasets.making.files import read_manifest, write_manifest
from apps.datasets.manifests.counts import counted
from apps.datasets.manifests.merging import merge
from apps.datasets.manifests.sample import Sample
from apps.datasets.models import Dataset
from apps.datasets.scanning.scan import Found
from apps.spec.problems import Problem
from apps.storage import paths
from apps.storage.ports import Store
from apps.teams.models import Project

_NAME = re.compile(r"[\w.-][\w .-]{0,99}")
_NOT_IN_A_NAME = re.compile(r"[^\w .-]+")
HOME = "weft-datasets"
"""Where datasets lie, in the bucket of their samples, unless the step says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The step that makes something."""

    project: Project
    step_id: str
    execution_id: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A dataset with the manifest that this step made of it."""

    dataset: Dataset
    manifest: str
    samples: Sequence[Sample]
    duplicates: int


def make_dataset(
    store: Store,
    found: Found,
    *,
    name: str,
    source: str,
    output: str,
    origin: Origin,
    description: str = "",
) -> Filled:
    """Make the project's dataset of that name, or fill the one there is with these samples.

    Raises `Refused` for a name that is none, and where the dataset there holds another kind.
    """
    _check_name(name)
    dataset = _dataset(found, name=name, source=source, output=output, origin=origin)
    if dataset.kind != found.kind:
        params = {"name": name, "kind": dataset.kind, "found": found.kind.value}
        raise Refused([Problem(code="datasets.other_kind", params=params)])
    merged = merge(found.samples)
    manifest = working_manifest(dataset)
    write_manifest(store, manifest, merged.samples)
    more = {"source": source} | ({"description": description} if description else {})
    _point(dataset, manifest, merged.samples, **more)
    return Filled(dataset, manifest, merged.samples, merged.duplicates)


def extend_dataset(store: Store, dataset: Dataset, found: Found, *, base: str) -> Filled:
    """Add samples to those of the manifest `base` of a dataset.

    What somebody else added to the dataset meanwhile stays in it.
    """
    if dataset.kind != found.kind:
        params = {"name": dataset.name, "kind": dataset.kind, "found": found.kind.value}
        raise Refused([Problem(code="datasets.other_kind", params=params)])
    merged = merge(read_manifest(store, base), found.samples)
    manifest = working_manifest(dataset)
    write_manifest(store, manifest, merged.samples)
    if not point_from(dataset, base, manifest, merged.samples):
        _add_to_newest(store, dataset, found.samples)
    return Filled(dataset, manifest, merged.samples, merged.duplicates)


def point_from(dataset: Dataset, base: str, manifest: str, samples: Sequence[Sample]) -> bool:
    """Let the dataset be what `manifest` says unless it is no longer what `base` said."""
    with transaction.atomic():
        locked = Dataset.objects.select_for_update().get(pk=dataset.pk)
        if locked.manifest != base:
            return False
        _point(locked, manifest, samples)
    return True


def working_manifest(dataset: Dataset) -> str:
    """Return the path of a new working manifest, alone in its directory as a version's is."""
    id = new_id()
    return paths.join(dataset.location, "annotation", "working", id, f"{id}.manifest")


def name_like(text: str) -> str:
    """Return a dataset's name made of any text."""
    return _NOT_IN_A_NAME.sub("-", text).strip(" -")[:100] or "dataset"


def _dataset(found: Found, *, name: str, source: str, output: str, origin: Origin) -> Dataset:
    """Return the project's dataset of that name, made where there is none."""
    id = new_id()
    home = output or paths.join(f"/{paths.parse(source).bucket}", HOME)
    made = {
        "id": id,
        "kind": found.kind,
        "source": source,
        "location": paths.join(home, f"{name}-{id}"),
        "made_in": origin.execution_id,
        "changed_at": timezone.now(),
    }
    row, _ = Dataset.objects.get_or_create(project=origin.project, name=name, defaults=made)
    return row


def _add_to_newest(store: Store, dataset: Dataset, added: Sequence[Sample]) -> None:
    """Put samples into the dataset as it is now, however often it changes meanwhile."""
    pointed = False
    while not pointed:
        dataset.refresh_from_db()
        now = dataset.manifest
        merged = merge(read_manifest(store, now), added)
        manifest = working_manifest(dataset)
        write_manifest(store, manifest, merged.samples)
        pointed = point_from(dataset, now, manifest, merged.samples)


def _point(dataset: Dataset, manifest: str, samples: Sequence[Sample], **more: str) -> None:
    counts = counted(samples)
    changed = {
        "manifest": manifest,
        "samples": counts.total,
        "labelled": counts.labelled,
        "classes": counts.as_json(),
        "changed_at": timezone.now(),
        **more,
    }
    for name, value in changed.items():
        setattr(dataset, name, value)
    dataset.save(update_fields=list(changed))


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise Refused([Problem(code="datasets.name", params={"name": name[:120]})])
