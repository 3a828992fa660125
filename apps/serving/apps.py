from django.apps import AppConfig


class ServingConfig(AppConfig):
    """Model versions that runs registered, and the services deployed from them."""

    name = "apps.serving"
