"""A sign of life of the worker, kept in the broker: cheap to ask for, gone soon after the worker.

Celery's own `inspect ping` broadcasts and waits a second for answers; this is one read.
"""

from functools import cache
from typing import Any

import redis
from django.conf import settings

KEY = "weft:worker"
SECONDS = 8  # Celery's heart beats every two


@cache
def broker() -> redis.Redis:
    """Return a client of the broker that waits a second at most."""
    url = settings.CELERY_BROKER_URL
    return redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)


def is_heard() -> bool:
    """Return whether a worker's heart beat in the last `SECONDS`."""
    return bool(broker().exists(KEY))


def beat(**_: Any) -> None:
    """Note that this worker is alive; Celery calls this from the worker's own loop."""
    broker().set(KEY, "alive", ex=SECONDS)
