"""What teams publish for one another, what a project subscribes to, and what it bought.

A published workflow is a plain document: it is written once and never edited, so it lies as JSON
text, unlike the workflows of a project, which are rows.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core.ids import new_uuid
from apps.teams.models import Project, Team, User


class Kind(models.TextChoices):
    """What an asset is; the values but the first are those of a workflow's `assets[].type`."""

    WORKFLOW = "workflow", _("Workflow template")
    ALGORITHM = "algorithm", _("Algorithm")
    ALGORITHM2 = "algorithm2", _("New algorithm")
    MODEL = "model", _("Model")


class Asset(models.Model):
    """One entry of the gallery; its id is the API's `content_id`."""

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.WORKFLOW)
    name = models.CharField(max_length=64)
    description = models.TextField(blank=True, default="")
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assets",
        help_text=_("Who publishes it. Empty: the gallery itself."),
    )
    subscription_days = models.PositiveIntegerField(
        default=90, help_text=_("How long a subscription lasts, and how much renewing adds.")
    )
    is_listed = models.BooleanField(
        default=True, help_text=_("Others can subscribe. Subscriptions that run are not ended.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="known_asset_kind"),
            models.CheckConstraint(condition=~Q(name=""), name="asset_has_a_name"),
            models.CheckConstraint(
                condition=Q(subscription_days__gte=1), name="asset_subscription_lasts"
            ),
            models.UniqueConstraint(fields=["team", "kind", "name"], name="asset_name_in_team"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def lasts(self) -> timedelta:
        """How long a new subscription lasts."""
        return timedelta(days=self.subscription_days)


class AssetVersion(models.Model):
    """One version of an asset; its id is the API's `version_id`, its document never changes."""

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    asset = models.ForeignKey(Asset, models.CASCADE, related_name="versions")
    number = models.CharField(max_length=32)
    notes = models.TextField(blank=True, default="")
    document = models.TextField(
        blank=True, default="", help_text=_("The specification as JSON, of workflow templates.")
    )
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False
    )
    published_at = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text=_("Empty: nobody sees it yet.")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asset", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=~Q(number=""), name="version_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.asset} {self.number}"


class AssetCode(models.Model):
    """The code of an algorithm's version: a zip archive, and the file in it that is run.

    It lies in the database, where every worker reaches it, whichever machine it is on.
    """

    version = models.OneToOneField(
        AssetVersion, models.CASCADE, primary_key=True, related_name="code"
    )
    boot_file = models.CharField(max_length=200)
    archive = models.BinaryField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.version_id} {self.boot_file}"


class GallerySubscription(models.Model):
    """A project's right to use one version of an asset until `expired_at`."""

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="gallery_subscriptions")
    asset = models.ForeignKey(Asset, models.CASCADE, related_name="subscriptions")
    version = models.ForeignKey(AssetVersion, models.PROTECT, related_name="subscriptions")
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False
    )
    started_at = models.DateTimeField(default=timezone.now)
    expired_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "asset"], name="one_subscription_per_project"
            ),
            models.CheckConstraint(
                condition=Q(expired_at__gte=F("started_at")), name="subscription_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.project}"

    @property
    def is_expired(self) -> bool:
        """Whether the right has ended by now."""
        return self.expired_at <= timezone.now()

    @property
    def end_when_renewed(self) -> datetime:
        """The asset's time added to what is left, or to now where nothing is left."""
        return max(self.expired_at, timezone.now()) + self.asset.lasts


class Package(models.Model):
    """A resource package bought for a workflow: how much may be consumed, and how much was.

    The workflow is named by its plain id, because workflows lie above the gallery.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="packages")
    workflow_id = models.CharField(max_length=36, db_index=True)
    pool_id = models.CharField(max_length=128)
    service_id = models.CharField(max_length=128, blank=True, default="")
    status = models.CharField(max_length=32, default="active")
    order = models.TextField(help_text=_("What was ordered, as JSON."))
    limit_enable = models.BooleanField(default=False)
    consume_limit = models.PositiveIntegerField(default=0)
    current_consume = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(limit_enable=False) | Q(current_consume__lte=F("consume_limit")),
                name="package_not_overused",
            ),
        ]

    def __str__(self) -> str:
        return self.id
