"""The broker, asked directly: for signs of life, hints and what may be forgotten soon."""

from functools import cache

import redis
from django.conf import settings


@cache
def broker() -> redis.Redis:
    """Return a client of the broker that waits a second at most."""
    url = settings.CELERY_BROKER_URL
    return redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
