"""Where workflows are submitted to, every submission, and every attempt of one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.fields import EncryptedTextField
from apps.core.ids import new_id
from apps.targets.states import UNFINISHED, Move, Outcome, State
from apps.teams.models import Project
from apps.workflows.models import Workflow


class Credentials(models.TextChoices):
    """How a target knows us."""

    KEYS = "keys", _("AK/SK")
    TOKEN = "token", _("Token")


class Target(models.Model):
    """A place that takes a project's workflows. A removed one keeps its submissions, no secrets."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=32)
    name = models.CharField(max_length=64)
    endpoint = models.CharField(max_length=255)
    region = models.CharField(max_length=64, blank=True)
    remote_project_id = models.CharField(max_length=64)
    credentials = models.CharField(max_length=8, choices=Credentials, default=Credentials.KEYS)
    access_key = EncryptedTextField(blank=True, default="")
    secret_key = EncryptedTextField(blank=True, default="")
    token = EncryptedTextField(blank=True, default="")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                condition=Q(removed_at__isnull=True),
                name="target_names_are_unique",
            ),
            models.CheckConstraint(
                condition=Q(credentials__in=Credentials.values), name="known_credentials"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """One revision of a workflow on its way to a target.

    `attempt` counts claims: whoever raised it holds the submission until `next_attempt_at`, the
    moment from which anybody may act on it (its retry time and its lease in one).
    `in_doubt`: a request may have arrived of which no answer is known.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="submissions")
    target = models.ForeignKey(Target, models.RESTRICT, related_name="submissions")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    revision = models.BigIntegerField()
    label = models.CharField(max_length=64, unique=True)
    document = models.TextField()
    state = models.CharField(max_length=16, choices=State, default=State.QUEUED)
    in_doubt = models.BooleanField(default=False)
    cancel_requested = models.BooleanField(default=False)
    attempt = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    remote_id = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["next_attempt_at"], name="submission_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="submission_state"),
            models.CheckConstraint(
                condition=Q(state__in=UNFINISHED, next_attempt_at__isnull=False)
                | (~Q(state__in=UNFINISHED) & Q(next_attempt_at__isnull=True)),
                name="unfinished_submissions_are_due",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SUBMITTED) ^ Q(remote_id=""), name="submitted_has_remote_id"
            ),
            models.UniqueConstraint(
                fields=["workflow", "target", "revision"],
                condition=~Q(state=State.CANCELLED) & ~Q(state=State.FAILED, in_doubt=False),
                name="one_submission_per_revision",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Attempt(models.Model):
    """One request: what it was, until when it might still arrive, and how it ended."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=Move)
    started_at = models.DateTimeField()
    deadline = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    http_status = models.PositiveIntegerField(null=True, blank=True)
    code = models.CharField(max_length=64, blank=True)
    params = models.JSONField(default=dict, blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="attempts_are_numbered"),
            models.CheckConstraint(condition=Q(move__in=Move.values), name="known_move"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="known_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.number}"
