from django.apps import AppConfig


class DatasetsConfig(AppConfig):
    """Datasets, their versions, and the tasks by which people label them."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "apps.datasets"
