"""Settings of tests of executions, and of their workers: fake targets, and little patience."""

from config.settings.test import *  # noqa: F403

WEFT_RUN_TARGETS = {
    "attached": "tests.fakes.run_target.open_attached",
    "detached": "tests.fakes.run_target.open_detached",
}
WEFT_RUN_PACE = {"lease": 3, "patience": 2}
