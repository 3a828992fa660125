"""Which dataset, and which of its manifests, a value of an input names."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from apps.core.errors import Refused
from apps.datasets.models import Dataset, LabelTask
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import Project


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dataset of the project, and the manifest that is meant."""

    dataset: Dataset
    manifest: str


def chosen_dataset(project: Project, value: Json) -> Chosen:
    """Return what a value names: a step's output, a version, a task of labelling, or a dataset.

    A text is a dataset's id or name. Raises `Refused` where the project has no such.
    """
    said = value if isinstance(value, dict) else {"dataset_id": value}
    if task_id := _text(said, "task_id"):
        return _of_task(project, task_id)
    dataset = _dataset(project, _text(said, "dataset_id"), _text(said, "dataset_name"))
    if manifest := _text(said, "manifest"):
        return Chosen(dataset, manifest)
    wanted = _text(said, "version_id") or _text(said, "version_name")
    return _of_version(dataset, wanted) if wanted else Chosen(dataset, dataset.manifest)


def path_of(value: Json) -> str:
    """Return the path that a value of type obs names, "" where it names none."""
    if isinstance(value, dict):
        return _text(value, "obs_url") or _text(value, "manifest")
    return value if isinstance(value, str) else ""


def _of_task(project: Project, task_id: str) -> Chosen:
    task = LabelTask.objects.select_related("dataset").filter(project=project, pk=task_id).first()
    if task is None or task.dataset is None:
        raise _unknown(task_id)
    return Chosen(task.dataset, task.result or task.manifest)


def _of_version(dataset: Dataset, wanted: str) -> Chosen:
    version = dataset.versions.filter(Q(pk=wanted) | Q(name=wanted)).first()
    if version is None:
        raise _unknown(f"{dataset.name} {wanted}")
    return Chosen(dataset, version.manifest)


def _dataset(project: Project, id: str, name: str) -> Dataset:
    mine = Dataset.objects.filter(project=project)
    found = mine.filter(pk=id).first() or mine.filter(name=name or id).first()
    if found is None:
        raise _unknown(name or id)
    return found


def _text(said: Mapping[str, Json], key: str) -> str:
    value = said.get(key)
    return value.replace("\0", "") if isinstance(value, str) else ""


def _unknown(name: str) -> Refused:
    return Refused([Problem(code="datasets.no_dataset", params={"name": name[:200]})])
