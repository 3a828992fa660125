"""An execution: one run of one revision of a workflow, with the values it was given."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.core.ids import new_uuid
from apps.engine.states import ExecutionState
from apps.teams.models import Project
from apps.workflows.fields import JsonTextField
from apps.workflows.models import Workflow

STATES = tuple(state.value for state in ExecutionState)
LOCAL = "local"


class RunSettings(models.Model):
    """How a project's workflows run unless an execution says otherwise; no row: the defaults."""

    project = models.OneToOneField(
        Project, models.CASCADE, primary_key=True, related_name="run_settings"
    )
    default_target = models.CharField(max_length=32, default=LOCAL)
    time_zone = models.CharField(max_length=64, default="UTC")

    def __str__(self) -> str:
        return f"{self.project_id}, {self.default_target}"


class Execution(models.Model):
    """One run. `document` is the specification as it was at the start; edits never touch it.

    `target` is a kind that needs no row (`local`, `rehearsal`) or the id of a `targets.Target`;
    `options` is what that target is told, as JSON. `sequence` counts the changes that a page can
    see. `due_at` is set only where a remote runs the whole execution: when to look there again.
    `spent` are the seconds of earlier rounds; the round under way began at `resumed_at`.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="executions")
    number = models.PositiveIntegerField()
    description = models.TextField(blank=True, default="")
    revision = models.BigIntegerField()
    document = models.TextField()
    target = models.CharField(max_length=32, default=LOCAL)
    options = JsonTextField(blank=True, default="")
    handle = models.TextField(blank=True, default="")
    scene_id = models.CharField(max_length=64, blank=True, default="")
    scene_name = models.CharField(max_length=256, blank=True, default="")
    workspace_id = models.CharField(max_length=64, blank=True, default="")
    use_cache = models.BooleanField(default=False)
    status = models.CharField(max_length=16, default=ExecutionState.INIT.value)
    stop_requested = models.BooleanField(default=False)
    sequence = models.BigIntegerField(default=0)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(db_index=True)
    resumed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    spent = models.FloatField(default=0)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["-created_at", "-number"]
        indexes = [
            models.Index(fields=["workflow", "-created_at"], name="execution_by_age"),
            models.Index(fields=["status", "-created_at"], name="execution_by_status"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["workflow", "number"], name="executions_are_numbered"),
            models.CheckConstraint(condition=Q(status__in=STATES), name="execution_state"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name the vendor would give: a running number per workflow, three digits or more."""
        return f"execution-{self.number:03d}"


class Label(models.Model):
    """One of an execution's labels."""

    execution = models.ForeignKey(Execution, models.CASCADE, related_name="labels")
    position = models.PositiveIntegerField()
    text = models.CharField(max_length=256, db_index=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["execution", "text"], name="execution_label_once")
        ]

    def __str__(self) -> str:
        return self.text


class Source(models.TextChoices):
    """What a value belongs to: the two lists of a specification that can be asked for."""

    PARAMETERS = "parameters"
    REQUIREMENTS = "data_requirements"


class Answer(models.Model):
    """A value given for one execution: at its start, to a question, or with a rerun."""

    execution = models.ForeignKey(Execution, models.CASCADE, related_name="answers")
    source = models.CharField(max_length=32, choices=Source)
    name = models.CharField(max_length=256)
    value = JsonTextField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["execution", "source", "name"], name="one_answer_per_question"
            ),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="answer_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source}/{self.name}"
