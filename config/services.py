"""`python -m config.services`: the program that runs services, with little of Django in memory."""

import os
import signal
import time
from types import FrameType

import django
from django.conf import settings

NEEDED = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "apps.core",
    "apps.teams",
    "apps.storage",
    "apps.serving",
)
SECONDS = 0.5


def main() -> None:
    """Look after services until asked to end. Only what their rows need is loaded."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    settings.INSTALLED_APPS = [*NEEDED]
    django.setup()
    from apps.targets.local.services import Supervisor  # noqa: PLC0415  (its rows need Django set up)

    supervisor, asked = Supervisor(), []

    def end(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    while not asked:
        supervisor.look()
        time.sleep(SECONDS)
    supervisor.end()


if __name__ == "__main__":
    main()
