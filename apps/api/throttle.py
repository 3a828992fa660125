"""Slows the guessing of passwords: so many attempts a window, for a subject of any kind."""

import time
from hashlib import sha256

from django.core.cache import cache
from rest_framework.exceptions import Throttled

WINDOW = 300
"""Seconds in which attempts are counted together."""


def _key(subject: str) -> str:
    window = int(time.time() // WINDOW)
    return f"attempts:{window}:{sha256(subject.encode()).hexdigest()}"


def take_attempt(subject: str, *, limit: int) -> None:
    """Count one attempt; raise `Throttled` with the seconds to wait beyond `limit` of them."""
    key = _key(subject)
    cache.add(key, 0, WINDOW)
    if cache.incr(key) > limit:
        raise Throttled(wait=WINDOW - time.time() % WINDOW)


def forgive_attempt(subject: str) -> None:
    """Take back a counted attempt that was no guess."""
    key = _key(subject)
    cache.add(key, 1, WINDOW)
    cache.decr(key)
