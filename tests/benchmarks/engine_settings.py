"""Settings of the engine's benchmark and of its worker."""

from config.settings.test import *  # noqa: F403

WEFT_RUN_TARGETS = {"idle": "tests.fakes.idle_target.open_target"}
CELERY_IMPORTS = ["tests.benchmarks.plain_celery"]
