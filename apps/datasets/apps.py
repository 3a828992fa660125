from django.apps import AppConfig


class DatasetsConfig(AppConfig):
    """Datasets, their versions, and the tasks by which people label them."""

    name = "apps.datasets"
