"""What every app shares, as a Django app."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from apps.core import checks


class CoreConfig(AppConfig):
    name = "apps.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have `manage.py check` and every start ask whether the keys are right."""
        register(checks.secrets_can_be_read, Tags.database)
        register(checks.only_the_owner_reads_the_key, Tags.security)
