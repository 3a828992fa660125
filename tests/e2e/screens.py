"""Pictures of the pages and states that the tests reach, kept to be looked at."""

import os
import re
from itertools import count

from playwright.sync_api import Page

from config.env import ROOT

FOLDER = ROOT / "test-screens"
"""Where they lie after a run, named after their tests; a further run writes over them.

Not below `test-results`, which the browser plug-in empties whenever a part of the tests begins.
"""

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


def keep(page: Page) -> None:
    """Save what the window shows now under the name of the running test."""
    test = os.environ["PYTEST_CURRENT_TEST"].removesuffix(" (call)").split("/")[-1]
    name = _NOT_IN_A_NAME.sub("-", test.replace(".py::", ".")).strip("-")
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}{_number(test)}.png")


def _number(test: str) -> str:
    """Return what sets a test's second picture apart from its first."""
    numbers = _taken.setdefault(test, count(1))
    number = next(numbers)
    return "" if number == 1 else f"-{number}"


_taken: dict[str, "count[int]"] = {}
