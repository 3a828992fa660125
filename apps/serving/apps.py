from django.apps import AppConfig


class ServingConfig(AppConfig):
    """Model versions that runs registered, and the services deployed from them."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "apps.serving"
