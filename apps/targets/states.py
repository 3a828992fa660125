"""The words of a submission: where it stands, what an attempt does, how an attempt ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a submission stands."""

    QUEUED = "queued", _("Queued")
    SENDING = "sending", _("Sending")
    WAITING_RETRY = "waiting_retry", _("Waiting to retry")
    CHECKING = "checking", _("Checking the target")
    SUBMITTED = "submitted", _("Submitted")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


UNFINISHED = (State.QUEUED, State.SENDING, State.WAITING_RETRY, State.CHECKING)


class Move(models.TextChoices):
    """What one attempt does."""

    SEND = "send", _("Create")
    LOOK = "look", _("Look up")


class Outcome(models.TextChoices):
    """How an attempt ended; empty while it is under way."""

    CREATED = "created", _("Created")
    FOUND = "found", _("Found at the target")
    ABSENT = "absent", _("Not at the target")
    AGAIN = "again", _("To be repeated")
    IN_DOUBT = "in_doubt", _("No clear answer")
    REFUSED = "refused", _("Refused")
    LOST = "lost", _("Interrupted")
