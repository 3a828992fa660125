"""Which store holds the files of a project."""

from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from apps.core.secrets import SecretKeyLost
from apps.storage.local import LocalStore
from apps.storage.models import StorageSettings
from apps.storage.ports import StorageFault, Store
from apps.teams.models import Project

_S3, _PLACE = "apps.storage.s3.S3Store", "apps.storage.s3_client.Place"


def store_of(project: Project) -> Store:
    """Return the project's store; raise `StorageFault` where it cannot be opened."""
    return store_by_id(project.pk)


def store_by_id(project_id: str) -> Store:
    """Return the store of the project with this id, as `store_of`."""
    try:
        chosen = StorageSettings.objects.filter(pk=project_id).first()
    except SecretKeyLost as error:
        raise StorageFault("storage.secret_lost") from error
    return LocalStore(local_root(project_id)) if chosen is None else open_s3(chosen)


def open_s3(chosen: StorageSettings) -> Store:
    """Return the store that settings describe; raise `StorageFault` where boto3 is missing."""
    try:
        place, store = import_string(_PLACE), import_string(_S3)
    except ImportError as error:
        raise StorageFault("storage.no_boto3") from error
    opened: Store = store(
        place(
            endpoint=chosen.endpoint,
            region=chosen.region,
            bucket=chosen.bucket,
            prefix=chosen.prefix,
            path_style=chosen.path_style,
            access_key=chosen.access_key,
            secret_key=chosen.secret_key,
        )
    )
    return opened


def local_root(project_id: str) -> Path:
    """Return the directory of a project's buckets in the embedded store."""
    return Path(settings.MEDIA_ROOT) / "storage" / project_id
