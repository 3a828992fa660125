from django.apps import AppConfig


class ExecutionsConfig(AppConfig):
    """Runs of workflows."""

    name = "apps.executions"
