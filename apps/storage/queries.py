"""Where a project's files lie, as a page shows it."""

from apps.storage.models import StorageSettings
from apps.teams.models import Project


def settings_of(project: Project) -> StorageSettings | None:
    """Return the project's settings without their keys, None for the embedded store."""
    shown = StorageSettings.objects.defer("access_key", "secret_key")
    return shown.filter(pk=project.pk).first()
