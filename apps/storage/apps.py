from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Where the files of a project lie."""

    name = "apps.storage"
