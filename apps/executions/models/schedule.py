"""When a workflow starts by itself, and what came of it."""

from django.conf import settings
from django.db import models

from apps.core.ids import new_uuid
from apps.executions.models.execution import Execution
from apps.workflows.fields import JsonTextField
from apps.workflows.models import Workflow


class Schedule(models.Model):
    """A workflow's schedule: `user` starts it whenever `cron` comes, in the project's time zone.

    `content` and `policies` are what the client sent. `next_at` is the next start, None where
    none comes: whoever moves it on from the value that was read has that start, nobody else.
    `missed` says why the latest start did not happen ("" where it did).
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    workflow = models.OneToOneField(Workflow, models.CASCADE, related_name="schedule")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = JsonTextField()
    policies = JsonTextField()
    cron = models.CharField(max_length=256)
    enabled = models.BooleanField(default=True)
    cancel_while_running = models.BooleanField(default=True)
    retry_failure = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    missed = models.CharField(max_length=64, blank=True, default="")
    missed_params = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.workflow_id} {self.cron}"


class ScheduledStart(models.Model):
    """An execution that a schedule started, for one tick; `retried` once it was started again."""

    schedule = models.ForeignKey(Schedule, models.CASCADE, related_name="starts")
    tick = models.DateTimeField()
    execution = models.OneToOneField(
        Execution, models.CASCADE, primary_key=True, related_name="scheduled"
    )
    is_retry = models.BooleanField(default=False)
    settled = models.BooleanField(default=False, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "tick", "is_retry"], name="one_start_a_tick"
            )
        ]

    def __str__(self) -> str:
        return f"{self.schedule_id} {self.tick:%Y-%m-%d %H:%M:%S}"
