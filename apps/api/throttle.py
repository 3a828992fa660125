"""Slows the guessing of passwords: so many attempts a window, for a subject of any kind."""

import math
import time
from hashlib import sha256

from django.core.cache import cache

WINDOW = 300
"""Seconds in which attempts are counted together."""


class TooManyAttempts(Exception):
    """Nothing more is tried for `seconds`."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(str(seconds))


def _key(subject: str) -> str:
    window = int(time.time() // WINDOW)
    return f"attempts:{window}:{sha256(subject.encode()).hexdigest()}"


def take_attempt(subject: str, *, limit: int) -> None:
    """Count one attempt; raise `TooManyAttempts` beyond `limit` of them."""
    key = _key(subject)
    cache.add(key, 0, WINDOW)
    if cache.incr(key) > limit:
        raise TooManyAttempts(math.ceil(WINDOW - time.time() % WINDOW))


def forgive_attempt(subject: str) -> None:
    """Take back a counted attempt that was no guess."""
    key = _key(subject)
    cache.add(key, 1, WINDOW)
    cache.decr(key)
