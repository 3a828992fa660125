from django.apps import AppConfig


class ExecutionsConfig(AppConfig):
    """Runs of workflows."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "apps.executions"
