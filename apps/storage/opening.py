"""Which store holds the files of a project."""

from pathlib import Path

from django.conf import settings

from apps.storage.local import LocalStore
from apps.storage.ports import Store
from apps.teams.models import Project


def store_of(project: Project) -> Store:
    """Return the project's store; raise `StorageFault` where it cannot be opened."""
    return store_by_id(project.pk)


def store_by_id(project_id: str) -> Store:
    """Return the store of the project with this id, as `store_of`."""
    return LocalStore(local_root(project_id))


def local_root(project_id: str) -> Path:
    """Return the directory of a project's buckets in the embedded store."""
    return Path(settings.MEDIA_ROOT) / "storage" / project_id
