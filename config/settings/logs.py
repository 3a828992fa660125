"""Logging to standard error, one line an event, with anything that looks like a secret masked."""

import logging
import os
import re
from typing import Any

_SECRETS = (
    re.compile(
        r"(?i)((?:secret|token|password|signature|authorization|credential)\w*\W{1,5})[^\s,;}]+"
    ),
    re.compile(r"(?<=://)[^/@\s]*:[^/@\s]*(?=@)"),
    re.compile(r"(?<=/shared/)[^/\s]+"),
)
_TALKATIVE = ("httpx2", "httpcore2", "celery.beat", "celery.worker.strategy", "celery.app.trace")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def masked(text: str) -> str:
    """Return `text` with the values of passwords, tokens, keys and share links replaced."""
    for pattern in _SECRETS:
        text = pattern.sub(lambda found: f"{found[1]}…" if found.re.groups else "…", text)
    return text


class Formatter(logging.Formatter):
    """Formats a record, traceback included, and masks what must not lie in a log."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def is_not_a_health_check(record: logging.LogRecord) -> bool:
    """Return False for "503 at /healthz", which is an answer and not an error."""
    return "/healthz" not in record.getMessage()


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": Formatter, "format": _FORMAT}},
    "filters": {
        "no health checks": {
            "()": "django.utils.log.CallbackFilter",
            "callback": is_not_a_health_check,
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        # Django's own handlers would print errors a second time, unmasked.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"filters": ["no health checks"]},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # One line for each task that beat sends every few seconds would bury everything else.
        **{name: {"level": "WARNING"} for name in _TALKATIVE},
    },
}
