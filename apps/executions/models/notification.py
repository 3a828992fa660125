"""Who wants to be told what of a workflow's runs, where that goes, and what was sent."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.core.fields import EncryptedTextField
from apps.core.ids import new_uuid
from apps.executions.models.execution import Execution
from apps.teams.models import Project
from apps.workflows.models import Workflow


class Channel(models.TextChoices):
    """How a topic's messages travel."""

    EMAIL = "email", "E-mail"
    WEBHOOK = "webhook", "Webhook"


class Topic(models.Model):
    """A place in a project where notifications go: `address` is an e-mail address or a URL.

    `secret` signs what a webhook is sent; nobody is shown it again.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="topics")
    name = models.CharField(max_length=64)
    channel = models.CharField(max_length=16, choices=Channel)
    address = models.CharField(max_length=1024)
    secret = EncryptedTextField(blank=True, default="")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="topic_names_are_unique"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="known_channel"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where it leads, as people may be shown it: the path of a webhook can be a secret."""
        if self.channel == Channel.EMAIL:
            return self.address
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}/…"


class Subscription(models.Model):
    """What some topics are told of a workflow's runs; the lists are as the client sent them."""

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="subscriptions")
    topic_urns = models.JSONField(default=list)
    topics = models.ManyToManyField(Topic, related_name="subscriptions")
    entity = models.CharField(max_length=256, blank=True, default="")
    events = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.workflow_id} {self.events}"


class DeliveryState(models.TextChoices):
    """How far a message has come."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"


class Delivery(models.Model):
    """One message to one topic: the log of what was sent, and the list of what still must be.

    `due_at` is the moment from which anybody may send it: whoever moves it on does. `step` is ""
    where the message is about the execution itself.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="deliveries")
    execution = models.ForeignKey(Execution, models.CASCADE, related_name="deliveries")
    step = models.CharField(max_length=64, blank=True, default="")
    status = models.CharField(max_length=16)
    happened_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error_code = models.CharField(max_length=64, blank=True, default="")
    error_params = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-happened_at", "-id"]
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["due_at"], name="delivery_due", condition=Q(due_at__isnull=False))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="delivery_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.status}"
