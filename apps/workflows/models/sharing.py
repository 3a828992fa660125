"""Who besides a project's team may see or edit one workflow."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from apps.teams.models import Team
from apps.workflows.models.workflow import Workflow


class Level(models.TextChoices):
    """What a share allows."""

    VIEW = "view", "View"
    EDIT = "edit", "Edit"


class Share(models.Model):
    """A workflow opened to one more team or to one more user."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="shares")
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="workflow_shares"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="workflow_shares",
    )
    level = models.CharField(max_length=8, choices=Level, default=Level.VIEW)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workflow", "team"], name="one_share_per_team"),
            models.UniqueConstraint(fields=["workflow", "user"], name="one_share_per_user"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="known_level"),
            models.CheckConstraint(
                condition=Q(team__isnull=True) ^ Q(user__isnull=True), name="team_or_user"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user or self.team}: {self.level}"


class ShareLink(models.Model):
    """A read-only address of one workflow; only a hash of its token is kept."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="share_links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.workflow} {self.expires_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Tell whether the link still opens the workflow."""
        return self.revoked_at is None and timezone.now() < self.expires_at
