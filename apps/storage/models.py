"""Where a project's files lie, when they do not lie in the embedded store."""

from django.db import models

from apps.core.fields import EncryptedTextField
from apps.teams.models import Project


class StorageSettings(models.Model):
    """An S3-compatible endpoint for one project; no row: the embedded store.

    Without `bucket` the bucket of a path is a bucket there; with it all of them are directories in
    that one bucket. Both lie below `prefix`.
    """

    project = models.OneToOneField(
        Project, models.CASCADE, primary_key=True, related_name="storage_settings"
    )
    endpoint = models.CharField(max_length=255)
    region = models.CharField(max_length=64, blank=True, default="")
    bucket = models.CharField(max_length=63, blank=True, default="")
    prefix = models.CharField(max_length=255, blank=True, default="")
    path_style = models.BooleanField(default=True)
    access_key = EncryptedTextField()
    secret_key = EncryptedTextField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "storage settings"

    def __str__(self) -> str:
        return f"{self.project_id}, {self.endpoint}"
