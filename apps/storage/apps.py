from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Where the files of a project lie."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "apps.storage"
