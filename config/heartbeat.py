"""A sign of life of the worker, kept in the broker: cheap to ask for, gone soon after the worker.

Celery's own `inspect ping` broadcasts and waits a second for answers; this is one read.
"""

from typing import Any

from apps.core.broker import broker

KEY = "weft:worker"
SECONDS = 8  # Celery's heart beats every two


def is_heard() -> bool:
    """Return whether a worker's heart beat in the last `SECONDS`."""
    return bool(broker().exists(KEY))


def beat(**_: Any) -> None:
    """Note that this worker is alive; Celery calls this from the worker's own loop."""
    broker().set(KEY, "alive", ex=SECONDS)
