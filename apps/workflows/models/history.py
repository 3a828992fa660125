"""The log: every change of every workflow, with what takes it back."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.workflows.fields import JsonTextField
from apps.workflows.models.workflow import Workflow


class ChangeKind(models.TextChoices):
    """Whether somebody did something, took it back, or did it again."""

    DO = "do", "Do"
    UNDO = "undo", "Undo"
    REDO = "redo", "Redo"


class Change(models.Model):
    """One gesture's operations as they were applied; `undone` says that a later one took it back.

    `revision` is the workflow's after the change.
    """

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="changes")
    change_id = models.CharField(max_length=32)
    sequence = models.BigIntegerField()
    revision = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=ChangeKind, default=ChangeKind.DO)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    label = models.CharField(max_length=200, blank=True)
    operations = JsonTextField()
    inverse = JsonTextField()
    takes_back = models.ForeignKey("self", models.SET_NULL, null=True, blank=True)
    undone = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["workflow", "change_id"], name="change_applies_once"),
            models.UniqueConstraint(fields=["workflow", "sequence"], name="no_gap_no_fork"),
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values), name="known_change_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.label}"
