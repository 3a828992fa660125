"""What runs registered as models, version by version, and the services that answer with them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.core.ids import new_uuid
from apps.serving.states import State
from apps.teams.models import Project


class Model(models.Model):
    """A name under which a project's trained models are kept."""

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="models")
    name = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="one_model_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ModelVersion(models.Model):
    """One registered package; its id is the API's `model_id`, its files are never changed.

    `place` is where the copy lies in the project's storage. `origin` is the step execution that
    registered it: asked twice, it registers once. Executions lie above, so they are plain ids.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    model = models.ForeignKey(Model, models.CASCADE, related_name="versions")
    number = models.CharField(max_length=32)
    kind = models.CharField(max_length=32, blank=True)
    runtime = models.CharField(max_length=64, blank=True)
    description = models.TextField(blank=True)
    place = models.CharField(max_length=1024)
    config = models.TextField(default="{}")  # config.json of the package
    metrics = models.JSONField(default=dict)
    size = models.PositiveBigIntegerField(default=0)
    file_count = models.PositiveIntegerField(default=0)
    can_serve = models.BooleanField(default=False)
    workflow_id = models.CharField(max_length=36, blank=True)
    execution_id = models.CharField(max_length=36, blank=True)
    step = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=64, null=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["model", "number"], name="one_model_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.number}"


class Service(models.Model):
    """A model version that answers requests, as wanted by people and as seen by the supervisor.

    People write `wanted`, `version`, `environment` and `expires_at`, and count `generation` up at
    each change; the supervisor writes everything from `state` on, and only for the generation
    that it has read.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_uuid, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="services")
    name = models.CharField(max_length=64)
    description = models.TextField(blank=True)
    version = models.ForeignKey(ModelVersion, models.PROTECT, related_name="services")
    wanted = models.BooleanField(default=True)
    generation = models.PositiveIntegerField(default=1)
    environment = models.JSONField(default=dict, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    workflow_id = models.CharField(max_length=36, blank=True)
    execution_id = models.CharField(max_length=36, blank=True)
    step = models.CharField(max_length=64, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    state = models.CharField(max_length=16, choices=State, default=State.DEPLOYING)
    taken_at = models.DateTimeField(null=True, blank=True)
    running_since = models.DateTimeField(null=True, blank=True)
    host = models.CharField(max_length=255, blank=True)
    port = models.PositiveIntegerField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=64, blank=True)
    fault_params = models.JSONField(default=dict, blank=True)
    log = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="one_service_per_name"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="service_state"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def access_address(self) -> str:
        """Return where the service answers, "" while nobody has given it a port."""
        return f"http://{self.host}:{self.port}/" if self.port else ""
