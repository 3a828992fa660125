"""What is written down while steps run: events, log lines, metrics, and attempts that are over."""

from django.conf import settings
from django.db import models

from apps.executions.models.execution import Execution
from apps.executions.models.step import StepExecution
from apps.workflows.fields import JsonTextField


class Event(models.Model):
    """A step went from one state to another; `by` is whoever asked for it, None for the engine."""

    execution = models.ForeignKey(Execution, models.CASCADE, related_name="events")
    step = models.ForeignKey(StepExecution, models.CASCADE, related_name="events")
    attempt = models.PositiveIntegerField()
    at = models.DateTimeField()
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step_id} {self.before} {self.after}"


class PastAttempt(models.Model):
    """An attempt that another one followed: how it ended, kept as the step's row had it."""

    step = models.ForeignKey(StepExecution, models.CASCADE, related_name="past_attempts")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16)
    worker = models.CharField(max_length=128, blank=True, default="")
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField()
    waited = models.FloatField(default=0)
    outputs = JsonTextField(blank=True, default="")
    error_code = models.CharField(max_length=64, blank=True, default="")
    error_params = models.JSONField(default=dict, blank=True)
    followed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["step", "number"], name="attempts_are_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.number}"


class LogChunk(models.Model):
    """Some lines of an attempt's log, in the order they were said.

    `text` holds one line each: time (RFC 3339, UTC), level (`info`, `warn`, `error`), what was
    said, parted by tabs. `first_line` counts from 0; `errors` are the numbers of its error lines.
    """

    step = models.ForeignKey(StepExecution, models.CASCADE, related_name="log")
    attempt = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    first_line = models.PositiveBigIntegerField()
    lines = models.PositiveIntegerField()
    errors = models.JSONField(default=list, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["attempt", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "attempt", "number"], name="log_chunks_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.attempt} {self.number}"


class Metric(models.Model):
    """One thing that an attempt measured; `data` is the vendor's map of axes, as JSON."""

    step = models.ForeignKey(StepExecution, models.CASCADE, related_name="metrics")
    attempt = models.PositiveIntegerField()
    key = models.CharField(max_length=128)
    title = models.CharField(max_length=256, blank=True, default="")
    type = models.CharField(max_length=32, default="line")
    data = JsonTextField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "attempt", "key"], name="one_metric_per_key")
        ]

    def __str__(self) -> str:
        return self.key
