"""How a service stands, and the words for it."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What the supervisor of services has last seen of one."""

    DEPLOYING = "deploying", _("Deploying")
    RUNNING = "running", _("Running")
    FAILED = "failed", _("Failed")
    STOPPING = "stopping", _("Stopping")
    STOPPED = "stopped", _("Stopped")


TONES: Mapping[str, str] = {
    State.DEPLOYING: "running",
    State.RUNNING: "completed",
    State.FAILED: "failed",
    State.STOPPING: "running",
    State.STOPPED: "idle",
}
MOVING = frozenset({State.DEPLOYING, State.STOPPING})
