"""Settings of a worker in a trial: it can be killed at a named point, and does not wait long."""

from config.settings.test import *  # noqa: F403

WEFT_PRIVATE_TARGETS = True
WEFT_SUBMISSION_PACE = {
    "request": 1.0,
    "settle": 2.0,
    "first_delay": 0.1,
    "longest_delay": 1.0,
    "failures": 50,
}
CELERY_IMPORTS = ["tests.trials.crashing"]
