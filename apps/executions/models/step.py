"""A step of an execution: where it stands, who works on it, and what went in and came out."""

from django.db import models
from django.db.models import Q

from apps.core.ids import new_uuid
from apps.engine.states import StepState
from apps.executions.models.execution import Execution
from apps.workflows.fields import JsonTextField

LONGEST_FLAVOR = 128
STATES = tuple(state.value for state in StepState)


class StepExecution(models.Model):
    """One step of one execution; its earlier attempts are `PastAttempt` rows.

    Claims are compare-and-set on (id, attempt, state). `due_at` is the moment from which anybody
    may act on the step: when to look again, or the end of the lease of `worker`, in one.
    `handle` is what the target calls its work, in its own words; `log_cursor` how far its log
    was read. `changed` is the execution's sequence at the last change that a page can see.
    `position` is the place in the plan, `reached` the place in the order in which steps came up.
    `flavor` is the one asked for, known once the step's references have values.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    execution = models.ForeignKey(Execution, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=64)
    type = models.CharField(max_length=64)
    flavor = models.CharField(max_length=LONGEST_FLAVOR, blank=True, default="")
    position = models.PositiveIntegerField()
    reached = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=16, default=StepState.INIT.value)
    attempt = models.PositiveIntegerField(default=1)
    losses = models.PositiveIntegerField(default=0)
    changed = models.BigIntegerField(default=0)
    worker = models.CharField(max_length=128, blank=True, default="")
    due_at = models.DateTimeField(null=True, blank=True)
    handle = models.TextField(blank=True, default="")
    log_cursor = models.TextField(blank=True, default="")
    stop_requested = models.BooleanField(default=False)
    execution_policy = models.CharField(max_length=16, blank=True, default="")

    created_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    waited = models.FloatField(default=0)
    times_out_at = models.DateTimeField(null=True, blank=True)

    properties = JsonTextField(blank=True, default="")
    inputs = JsonTextField(blank=True, default="")
    outputs = JsonTextField(blank=True, default="")
    instance_id = JsonTextField(blank=True, default="")
    progress = models.FloatField(null=True, blank=True)
    progress_text = models.CharField(max_length=256, blank=True, default="")
    error_code = models.CharField(max_length=64, blank=True, default="")
    error_params = models.JSONField(default=dict, blank=True)
    outcome = models.BooleanField(null=True, blank=True)
    operands = JsonTextField(blank=True, default="")
    cache_key = models.CharField(max_length=64, blank=True, default="")
    used_cache = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["due_at"], name="step_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["cache_key"], name="step_cache", condition=~Q(cache_key="")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["execution", "name"], name="step_once_an_execution"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="step_state"),
        ]

    def __str__(self) -> str:
        return f"{self.execution_id} {self.name}"
