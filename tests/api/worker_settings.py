"""Settings of the workers that carry out runs here: webhooks of the tests lie on loopback."""

from config.settings.test import *  # noqa: F403

WEFT_PRIVATE_TARGETS = True
