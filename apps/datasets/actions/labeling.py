"""Labelling: whoever sets a label names the revision of the sample that they saw.

Two people at the same sample therefore never overwrite each other unknowingly: the later one is
told what the earlier one said.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from apps.core.errors import Refused, Stale
from apps.datasets import policy
from apps.datasets.making.tasks import LONGEST_CLASS, MOST_CLASSES
from apps.datasets.models import LabelledSample, LabelTask, TaskState
from apps.spec.problems import Problem
from apps.teams.models import User


@transaction.atomic
def label_sample(
    task: LabelTask, *, position: int, label: str, revision: int, by: User
) -> LabelledSample:
    """Put a sample into one of the task's classes, or into none ("").

    Raises `Stale` where somebody has changed it since `revision`.
    """
    locked = _open(task, by)
    if label and label not in locked.classes:
        raise _refused("datasets.no_class", label=label[:LONGEST_CLASS])
    return _change(locked, position, revision, by, label=label, skipped=False)


@transaction.atomic
def skip_sample(task: LabelTask, *, position: int, revision: int, by: User) -> LabelledSample:
    """Say that a sample cannot be put into any class; as `label_sample`."""
    return _change(_open(task, by), position, revision, by, label="", skipped=True)


@transaction.atomic
def add_class(task: LabelTask, *, name: str, by: User) -> LabelTask:
    """Add a class to choose from; one that is there already is no fault."""
    locked = _open(task, by)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_CLASS:
        raise _refused("datasets.class_name", max=LONGEST_CLASS)
    if name in locked.classes:
        return locked
    if len(locked.classes) >= MOST_CLASSES:
        raise _refused("datasets.many_classes", max=MOST_CLASSES)
    locked.classes = [*locked.classes, name]
    locked.sequence += 1
    locked.save(update_fields=["classes", "sequence"])
    return locked


@transaction.atomic
def finish_task(task: LabelTask, *, by: User, with_unlabelled: bool = False) -> None:
    """Take no more labels: the work is done. Who continues the step has the manifest written.

    Raises `Refused` where samples have no class, unless `with_unlabelled` says that this is meant.
    """
    locked = _open(task, by)
    left = locked.samples.filter(label="").count()
    if left and not with_unlabelled:
        raise _refused("datasets.unlabelled", count=left)
    locked.state = TaskState.FINISHED
    locked.finished_at, locked.finished_by = timezone.now(), by
    locked.save(update_fields=["state", "finished_at", "finished_by"])


def _open(task: LabelTask, by: User) -> LabelTask:
    """Return the task under its lock; raise where `by` may not label, or nobody may any more."""
    policy.require_label(by, task.project)
    locked = LabelTask.objects.select_for_update().get(pk=task.pk)
    if locked.state != TaskState.OPEN:
        raise _refused("datasets.task_over", name=locked.name)
    return locked


def _change(
    task: LabelTask, position: int, revision: int, by: User, *, label: str, skipped: bool
) -> LabelledSample:
    """Compare and set, and count the change."""
    task.sequence += 1
    seen = task.samples.filter(position=position, revision=revision)
    changed = seen.update(
        label=label,
        skipped=skipped,
        revision=F("revision") + 1,
        changed=task.sequence,
        labelled_by=by,
        labelled_at=timezone.now(),
    )
    now = task.samples.filter(position=position).first()
    if now is None:
        raise _refused("datasets.no_sample", position=position)
    if not changed:
        raise Stale(now.revision)
    task.save(update_fields=["sequence"])
    return now


def _refused(code: str, **params: str | int) -> Refused:
    return Refused([Problem(code=code, params=params)])
