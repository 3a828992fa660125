"""The trial of executions in short: a few of them, and a kill now and then."""

from tests.config.launched import launched
from tests.trials import chaos


def test_executions_end_right_though_programs_are_killed(tmp_path):
    with launched(tmp_path / "home", DJANGO_SETTINGS_MODULE="tests.trials.chaos_settings") as weft:
        chaos.run(weft, number=4, between=(0.5, 2.0), seed=1, most=4)
