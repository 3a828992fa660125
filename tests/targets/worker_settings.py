"""Settings of a worker in a test: it may send to servers of this machine."""

from config.settings.test import *  # noqa: F403

WEFT_PRIVATE_TARGETS = True
