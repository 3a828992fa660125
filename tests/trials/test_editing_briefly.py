"""The trial of the editor in short: each disaster once, alone and with somebody else."""

from playwright.sync_api import Browser

from tests.config.launched import Launched
from tests.trials.scripts import run_alone, run_together


def test_nothing_is_lost_and_two_editors_end_with_the_same(weft: Launched, browser: Browser):
    run_alone(weft, browser, 2)
    run_together(weft, browser, 1)
