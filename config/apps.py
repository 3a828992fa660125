"""The project as a Django app: its commands, and the Celery application for `shared_task`."""

from celery.signals import heartbeat_sent
from django.apps import AppConfig

from config import heartbeat
from config.celery import app


class ProjectConfig(AppConfig):
    name = "config"
    label = "config"
    verbose_name = "Weft"

    def ready(self) -> None:
        """Make Weft's Celery application the one that tasks belong to, and hear its heart."""
        app.set_default()
        heartbeat_sent.connect(heartbeat.beat)
