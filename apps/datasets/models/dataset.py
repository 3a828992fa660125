"""A dataset and its published versions. The samples lie in manifests in storage, not in rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.ids import new_id
from apps.datasets.manifests.kinds import Kind
from apps.teams.models import Project

KINDS = tuple(kind.value for kind in Kind)
KIND_NAMES = [
    (Kind.IMAGE.value, _("Images")),
    (Kind.TEXT.value, _("Texts")),
    (Kind.TABLE.value, _("Table rows")),
]


class Counted(models.Model):
    """What a manifest holds: where it lies, and how many samples of each class.

    `classes` is a list of `{"name", "total", "train", "eval"}`, in the order of names.
    """

    manifest = models.CharField(max_length=1100, blank=True, default="")
    samples = models.PositiveIntegerField(default=0)
    labelled = models.PositiveIntegerField(default=0)
    classes = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True


class Dataset(Counted):
    """Samples of one kind, as they are now; `manifest` is the newest of its working manifests.

    Working manifests are never changed, so that a run goes on with the samples it began with.
    `source` is where the samples came from, `location` the dataset's own directory.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="datasets")
    name = models.CharField(max_length=100)
    description = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=8, choices=KIND_NAMES)
    source = models.CharField(max_length=1100)
    location = models.CharField(max_length=1100)
    made_in = models.CharField(max_length=36, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="dataset_name_in_project"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="known_dataset_kind"),
            models.CheckConstraint(condition=~Q(name=""), name="dataset_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class DatasetVersion(Counted):
    """A published version: its manifest never changes, each sample is to train or to evaluate on.

    `made_by` is the step execution that published it, `made_in` its execution.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=64)
    ratio = models.CharField(max_length=32, blank=True, default="")
    seed = models.BigIntegerField(default=0)
    train = models.PositiveIntegerField(default=0)
    eval = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    made_by = models.CharField(max_length=36, blank=True, default="", db_index=True)
    made_in = models.CharField(max_length=36, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["dataset", "number"], name="versions_are_numbered"),
            models.UniqueConstraint(fields=["dataset", "name"], name="version_name_in_dataset"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.name}"
