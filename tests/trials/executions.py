"""The long trial of executions: everything is killed at random while hundreds run.

`make trials`; `WEFT_TRIAL_RUNS` says how many executions (300 unless given).
"""

import os

import pytest

from tests.config.launched import launched
from tests.trials import chaos

MANY = int(os.environ.get("WEFT_TRIAL_RUNS", "300"))


@pytest.mark.parametrize("target", ["attached", "detached"])
def test_every_execution_ends_right_though_everything_is_killed(tmp_path, target):
    env = {"DJANGO_SETTINGS_MODULE": "tests.trials.chaos_settings", "WEFT_TRIAL_TARGET": target}
    with launched(tmp_path / "home", **env) as weft:
        print(
            "\n" + chaos.run(weft, number=MANY, between=(2.0, 10.0), seed=20261124, most=MANY // 4)
        )
