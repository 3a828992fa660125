"""Settings of a whole Weft whose programs are killed all the time: no step gives up for that."""

import os

from config.settings.dev import *  # noqa: F403

_HOW = os.environ.get("WEFT_TRIAL_TARGET", "attached")
WEFT_RUN_TARGETS = {"local": f"tests.fakes.logged_target.open_{_HOW}"}
WEFT_RUN_PACE = {"lease": 4, "patience": 3, "losses": 1000}
