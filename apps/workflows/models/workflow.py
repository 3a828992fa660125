"""The workflow itself: what the server knows of it, and the fields of tables 2, 12, 17, 19–21."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.core.ids import new_uuid
from apps.teams.models import Project
from apps.workflows.fields import absent_flag, absent_integer, absent_json, absent_text
from apps.workflows.models.base import ListedText, Owner, SpecObject


class Visibility(models.TextChoices):
    """Who sees a workflow besides those it is shared with."""

    PRIVATE = "private", "Private"
    TEAM = "team", "Team"


class Workflow(Owner):
    """Table 2, and what the server knows: whose it is, its counters, its times.

    `sequence` counts every change, `revision` those that changed the specification.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="workflows")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="workflows"
    )
    visibility = models.CharField(
        max_length=8, choices=Visibility, default=Visibility.TEAM, db_default=Visibility.TEAM
    )
    revision = models.BigIntegerField(default=1)
    sequence = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    last_modified_at = models.DateTimeField()
    trashed_at = models.DateTimeField(null=True, blank=True, db_index=True)

    name = absent_text()
    description = absent_text()
    workspace_id = absent_text()
    source_workflow_id = absent_text()
    source = absent_text()
    extend = absent_json()
    with_subscription = absent_flag()
    smn_switch = absent_json()
    subscription_id = absent_text()
    exeml_template_id = absent_text()

    class Meta:
        ordering = ["-created_at", "id"]
        indexes = [models.Index(fields=["project", "-created_at"], name="workflow_by_age")]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="known_visibility"
            ),
            models.CheckConstraint(
                condition=Q(revision__gte=1, sequence__gte=0), name="workflow_counters"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.id


class Label(ListedText):
    """One of a workflow's labels."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="labels")


class WorkflowPolicy(Owner):
    """Table 17; its scenes hang on the workflow."""

    workflow = models.OneToOneField(
        Workflow, models.CASCADE, primary_key=True, related_name="policy"
    )
    use_scene = absent_text()
    scene_id = absent_text()


class GallerySource(SpecObject):
    """Table 12: the gallery asset version as the client named it; never trusted for a decision."""

    workflow = models.OneToOneField(
        Workflow, models.CASCADE, primary_key=True, related_name="gallery_subscription"
    )
    content_id = absent_text()
    version_id = absent_text()
    expired_at = absent_text()


class ServicePackage(Owner):
    """Table 19 as the client sent it; never trusted for a decision."""

    workflow = models.OneToOneField(
        Workflow, models.CASCADE, primary_key=True, related_name="package"
    )
    package_id = absent_text()
    status = absent_text()
    pool_id = absent_text()
    service_id = absent_text()
    stated_workflow_id = absent_text()
    consume_limit = absent_integer()
    current_consume = absent_integer()
    current_date = absent_text()
    limit_enable = absent_flag()
    created_at = absent_text()


class PoolOrder(Owner):
    """Table 20: the order behind a package."""

    package = models.OneToOneField(
        ServicePackage, models.CASCADE, primary_key=True, related_name="order"
    )
    order_id = absent_text()
    sku_count = absent_json()


class Sku(SpecObject):
    """Table 21: what is billed."""

    order = models.OneToOneField(PoolOrder, models.CASCADE, primary_key=True, related_name="sku")
    code = absent_text()
    period = absent_json()
    queries_limit = absent_integer()
    price = absent_json()
