"""Celery: messages are hints, the database is the truth, and no message holds a step's life."""

import os
from typing import Any

from config.env import redis_url

CACHES = {
    # Beside the queue, so that every web process counts the same attempts to sign in.
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": redis_url(),
        "KEY_PREFIX": "weft",
    }
}

CELERY_BROKER_URL = redis_url()
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1}
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep submissions": {
        "task": "targets.sweep_submissions",
        "schedule": 5.0,
        "options": {"expires": 5.0},
    },
    "sweep executions": {
        "task": "executions.sweep",
        "schedule": 2.0,
        "options": {"expires": 2.0},
    },
    "look at the clock": {
        "task": "executions.look_at_the_clock",
        "schedule": 1.0,
        "options": {"expires": 5.0},
    },
    "sweep deliveries": {
        "task": "executions.sweep_deliveries",
        "schedule": 10.0,
        "options": {"expires": 10.0},
    },
    "forget deliveries": {
        "task": "executions.forget_deliveries",
        "schedule": 3600.0,
        "options": {"expires": 3600.0},
    },
    "purge trash": {
        "task": "workflows.purge_trash",
        "schedule": 3600.0,
        "options": {"expires": 3600.0},
    },
}

# Steps that a worker holds at once, so that long ones do not fill it.
WEFT_STEP_SLOTS = int(os.environ.get("WEFT_STEP_SLOTS", 2 * (os.cpu_count() or 1)))

# Type of step, or flavor (`spec.resource.flavor_id` of a step) → the queue that only some workers
# listen to (`celery worker -Q celery,gpu`). A flavor wins over a type; what is not named goes to
# the queue of every worker. {"mrs_job": "spark", "modelarts.vm.gpu.v100": "gpu"}
WEFT_STEP_QUEUES: dict[str, str] = {}

WEFT_RUN_PACE: dict[str, float] = {}
