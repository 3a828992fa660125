"""Tasks for people: opened by a step, closed with it, and turned into a manifest at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.datasets.making.datasets import Origin, point_from, working_manifest
from apps.datasets.making.files import read_manifest, write_manifest
from apps.datasets.manifests.kinds import Kind, annotation
from apps.datasets.manifests.merging import merge
from apps.datasets.manifests.sample import Sample
from apps.datasets.models import Dataset, LabelledSample, LabelTask, TaskState
from apps.datasets.queries import sample_of
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.storage.ports import Store

MOST_TO_LABEL = 20_000
MOST_CLASSES = 100
LONGEST_CLASS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a step asks people for."""

    name: str
    description: str
    classes: Sequence[str]
    attempt: int
    workflow_id: str


def open_task(
    store: Store, dataset: Dataset, manifest: str, request: Request, *, origin: Origin
) -> LabelTask:
    """Ask people to label a manifest's samples; what they said in an earlier attempt stays said.

    Raises `Refused` for more than `MOST_TO_LABEL` samples.
    """
    samples = merge(read_manifest(store, manifest)).samples
    if len(samples) > MOST_TO_LABEL:
        params = {"count": len(samples), "limit": MOST_TO_LABEL}
        raise Refused([Problem(code="datasets.too_many_to_label", params=params)])
    with transaction.atomic():
        task, is_new = _task(dataset, request, origin)
        if is_new or task.manifest != manifest:
            _fill(task, samples)
        task.classes = _classes(task.classes, request.classes, samples)
        task.manifest, task.attempt, task.state = manifest, request.attempt, TaskState.OPEN
        task.save()
    return task


def close_task(step_id: str) -> None:
    """Take no more labels: the step was stopped."""
    open_tasks = LabelTask.objects.filter(step_id=step_id, state=TaskState.OPEN)
    open_tasks.update(state=TaskState.STOPPED)


def harvest(store: Store, task: LabelTask) -> Sequence[Sample]:
    """Write what people said as a manifest, name it in the task, and return its samples.

    The dataset is what they said from then on, unless it has changed since they began.
    """
    samples = list(_labelled(task))
    dataset = task.dataset
    if dataset is None:
        raise Refused([Problem(code="datasets.gone")])
    task.result = working_manifest(dataset)
    write_manifest(store, task.result, samples)
    task.state = TaskState.FINISHED
    task.finished_at = task.finished_at or timezone.now()
    task.save(update_fields=["result", "state", "finished_at"])
    point_from(dataset, task.manifest, task.result, samples)
    return samples


def _task(dataset: Dataset, request: Request, origin: Origin) -> tuple[LabelTask, bool]:
    found = LabelTask.objects.select_for_update().filter(step_id=origin.step_id).first()
    if found is not None:
        return found, False
    made = LabelTask.objects.create(
        project=origin.project,
        dataset=dataset,
        name=request.name[:128],
        description=request.description,
        kind=dataset.kind,
        step_id=origin.step_id,
        execution_id=origin.execution_id,
        workflow_id=request.workflow_id,
    )
    return made, True


def _fill(task: LabelTask, samples: Sequence[Sample]) -> None:
    """Let the task be about these samples; labels of those it had already stay."""
    said = {sample_of(row).id: row for row in task.samples.all()}
    task.samples.all().delete()
    rows = (_row(task, at, sample, said.get(sample.id)) for at, sample in enumerate(samples))
    LabelledSample.objects.bulk_create(rows, batch_size=500)


def _row(
    task: LabelTask, position: int, sample: Sample, before: LabelledSample | None
) -> LabelledSample:
    row = LabelledSample(
        task=task,
        position=position,
        document=text.write(dict(sample.document)),
        label=sample.label[:LONGEST_CLASS],
    )
    if before is not None:
        row.label, row.skipped, row.revision = before.label, before.skipped, before.revision
        row.labelled_by_id, row.labelled_at = before.labelled_by_id, before.labelled_at
    return row


def _classes(*lists: Sequence[str] | Sequence[Sample]) -> list[str]:
    """Return every class once: those there were, those asked for, those samples have."""
    names = (one.label if isinstance(one, Sample) else one for some in lists for one in some)
    short = (name.strip()[:LONGEST_CLASS] for name in names)
    return list(dict.fromkeys(filter(None, short)))[:MOST_CLASSES]


def _labelled(task: LabelTask) -> Iterator[Sample]:
    for row in task.samples.select_related("labelled_by").iterator(chunk_size=1000):
        sample = sample_of(row)
        yield sample if row.label == sample.label else sample.labelled(_said(task, row))


def _said(task: LabelTask, row: LabelledSample) -> dict[str, Json] | None:
    if not row.label:
        return None
    by = row.labelled_by.username if row.labelled_by else ""
    at = f"{row.labelled_at:%Y-%m-%d %H:%M:%S}" if row.labelled_at else ""
    more: dict[str, Json] = {"annotated-by": f"human/{by}" if by else "", "creation-time": at}
    said = {key: value for key, value in more.items() if value}
    return annotation(Kind(task.kind), row.label, **said)
