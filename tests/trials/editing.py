"""The long trial of the editor: made-up work in real browsers, with every disaster there is.

`make trials`; `WEFT_SCRIPTS` says how many scripts. Whatever the server has acknowledged is there
afterwards, whatever was shown as done arrives, and all pages and the server end with one draft.
"""

import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType

from tests.config.launched import Launched
from tests.person import Person
from tests.trials.editors import Editor
from tests.trials.scripts import finish, new_workflow, run_alone, run_together

SCRIPTS = int(os.environ.get("WEFT_SCRIPTS", "200"))


@pytest.mark.timeout(7200)
def test_nothing_is_lost(weft: Launched, browser: Browser):
    run_alone(weft, browser, SCRIPTS)


@pytest.mark.timeout(7200)
def test_two_editors_end_with_the_same(weft: Launched, browser: Browser):
    run_together(weft, browser, SCRIPTS // 2)


@pytest.mark.timeout(3600)
def test_a_killed_browser_keeps_what_was_not_sent(
    weft: Launched,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
):
    many = max(1, SCRIPTS // 20)
    for number in range(many):
        profile = tmp_path / str(number)
        options = {**browser_type_launch_args, "base_url": f"http://127.0.0.1:{weft.port}"}
        launch = partial(browser_type.launch_persistent_context, profile, locale="en", **options)
        survive_a_killed_browser(weft, profile, launch, random.Random(f"browser {number}"))
    print(f"\nediting: {many} browsers killed")


def survive_a_killed_browser(
    weft: Launched, profile: Path, launch: Callable[[], BrowserContext], chance: random.Random
) -> None:
    """Kill every process of a browser that has something to send; start it again."""
    person = Person(weft)
    dying = Editor(launch(), person, new_workflow(person), chance)
    dying.page.route("**/changes", lambda route: route.abort())
    for _ in range(8):
        dying.edit()
    dying.wait_until_kept()
    for process in psutil.process_iter(["cmdline"]):
        if f"--user-data-dir={profile}" in (process.info["cmdline"] or []):
            process.kill()
    again = Editor(launch(), person, dying.path, chance)
    again.done = dying.done
    assert again.done
    finish(weft, [again], set())
