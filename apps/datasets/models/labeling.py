"""The work of labelling: a task, and its samples as rows, because people work on them at once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.ids import new_id
from apps.datasets.models.dataset import KIND_NAMES, KINDS, Dataset
from apps.teams.models import Project


class TaskState(models.TextChoices):
    """How a task is going."""

    OPEN = "open", _("To label")
    FINISHED = "finished", _("Finished")
    STOPPED = "stopped", _("Stopped")


class LabelTask(models.Model):
    """Samples that people put into classes, for one step of one execution.

    A further attempt of the step opens the same task again; what was labelled stays. `sequence`
    counts the changes of samples and classes, so that a page can ask for what is newer.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="label_tasks")
    dataset = models.ForeignKey(
        Dataset, models.SET_NULL, null=True, blank=True, related_name="label_tasks"
    )
    name = models.CharField(max_length=128)
    description = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=8, choices=KIND_NAMES)
    classes = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=TaskState, default=TaskState.OPEN)
    sequence = models.BigIntegerField(default=0)
    step_id = models.CharField(max_length=36, unique=True)
    attempt = models.PositiveIntegerField(default=1)
    execution_id = models.CharField(max_length=36, db_index=True)
    workflow_id = models.CharField(max_length=36)
    manifest = models.CharField(max_length=1100)
    result = models.CharField(max_length=1100, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="known_task_kind"),
            models.CheckConstraint(
                condition=Q(state__in=TaskState.values), name="known_label_task_state"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LabelledSample(models.Model):
    """One sample of a task; a label is set only by who names the `revision` it replaces."""

    task = models.ForeignKey(LabelTask, models.CASCADE, related_name="samples")
    position = models.PositiveIntegerField()
    document = models.TextField()
    label = models.CharField(max_length=100, blank=True, default="")
    skipped = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    changed = models.BigIntegerField(default=0)
    labelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    labelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["task", "position"], name="sample_once_a_place"),
            models.CheckConstraint(
                condition=Q(label="") | Q(skipped=False), name="labelled_is_not_skipped"
            ),
        ]
        indexes = [models.Index(fields=["task", "changed"], name="sample_by_change")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.position}"
