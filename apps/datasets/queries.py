"""What datasets and tasks there are, and what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, Q, QuerySet

from apps.core.errors import NotFound
from apps.datasets import policy
from apps.datasets.manifests import lines
from apps.datasets.manifests.sample import Sample
from apps.datasets.models import Dataset, DatasetVersion, LabelledSample, LabelTask
from apps.spec import text as json_text
from apps.storage.ports import Store
from apps.teams.models import Project
from apps.teams.queries import Somebody


def datasets_of(project: Project, text: str = "") -> QuerySet[Dataset]:
    """Return the project's datasets whose name or description holds a text, last changed first.

    Each carries `version_count`.
    """
    found = Dataset.objects.filter(project=project).annotate(version_count=Count("versions"))
    if text:
        found = found.filter(Q(name__icontains=text) | Q(description__icontains=text))
    return found.order_by("-changed_at", "pk")


def find_dataset(user: Somebody, dataset_id: str) -> Dataset:
    """Return a dataset that the user sees; raise `NotFound` for any other."""
    seen = policy.visible_datasets(user).select_related("project__team")
    found = seen.filter(pk=dataset_id).first()
    if found is None:
        raise NotFound("dataset", dataset_id)
    return found


def find_version(dataset: Dataset, version_id: str) -> DatasetVersion:
    """Return a version of the dataset; raise `NotFound` for any other."""
    found = dataset.versions.filter(pk=version_id).first()
    if found is None:
        raise NotFound("dataset_version", version_id)
    return found


def find_task(user: Somebody, task_id: str) -> LabelTask:
    """Return a task that the user sees; raise `NotFound` for any other."""
    seen = policy.visible_tasks(user).select_related("project__team", "dataset", "finished_by")
    found = seen.filter(pk=task_id).first()
    if found is None:
        raise NotFound("label_task", task_id)
    return found


def find_sample(task: LabelTask, position: int) -> LabelledSample:
    """Return the sample at a place; raise `NotFound` where there is none."""
    found = task.samples.select_related("labelled_by").filter(position=position).first()
    if found is None:
        raise NotFound("sample", str(position))
    return found


def sample_of(row: LabelledSample) -> Sample:
    """Return what a task's row is about, as the manifest had it."""
    document, _ = json_text.read(row.document.encode())
    return Sample(document if isinstance(document, dict) else {"source": ""})


def changed_samples(task: LabelTask, *, after: int) -> QuerySet[LabelledSample]:
    """Return what was labelled since the task's sequence was `after`."""
    changed = task.samples.filter(changed__gt=after).select_related("labelled_by")
    return changed.defer("document").order_by("position")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is."""

    total: int
    labelled: int
    skipped: int

    @property
    def left(self) -> int:
        """Those without a class, the skipped ones among them."""
        return self.total - self.labelled


def progress_of(task: LabelTask) -> Progress:
    """Count a task's samples."""
    counted = task.samples.aggregate(
        total=Count("pk"),
        labelled=Count("pk", filter=~Q(label="")),
        skipped=Count("pk", filter=Q(skipped=True)),
    )
    return Progress(**counted)


def task_of_step(step_id: str) -> LabelTask | None:
    """Return the task that a step opened, if it did."""
    return LabelTask.objects.select_related("dataset").filter(step_id=step_id).first()


@dataclass(frozen=True, slots=True)
class Window:
    """Some of a manifest's samples, and whether more follow."""

    samples: Sequence[Sample]
    has_more: bool


def samples_in(
    store: Store,
    manifest: str,
    *,
    offset: int,
    limit: int,
    label: str | None = None,
    usage: str = "",
) -> Window:
    """Return the samples of a class and a usage from a place on; `label` None for every class."""
    with store.open(manifest) as file:
        matching = (
            sample
            for sample in lines.read(file)
            if label in (None, sample.label) and usage in ("", sample.usage)
        )
        found = list(islice(matching, offset, offset + limit + 1))
    return Window(found[:limit], len(found) > limit)
