"""Two people, and two tabs of one person, on the same workflow."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from apps.workflows import actions
from config.env import ROOT
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress, listen
from tests.e2e.saving import Saving

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))
LARGE = {"width": 1440, "height": 900}
TITLE = "/title"
_PLACED = "return document.querySelector('flow-canvas').scene.draft.positions.size > 0"


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def mine(page: Page, signed_in: Callable[..., Page], cast: Cast) -> Saving:
    """The page's example, open for the editor."""
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size(LARGE)
    return Saving(Canvas(signed_in(page, cast.editor), workflow).open())


@pytest.fixture
def theirs(
    mine: Saving, browser: Browser, signed_in: Callable[..., Page], cast: Cast, base_url: str
) -> Iterator[Saving]:
    """The same workflow, open for the owner in another browser."""
    context = browser.new_context(base_url=base_url, viewport=LARGE, locale="en")
    page = signed_in(context.new_page(), cast.owner)
    heard: list[str] = []
    listen(page, heard)
    yield Saving(Canvas(page, mine.canvas.workflow).open())
    context.close()
    assert heard == []


@pytest.fixture
def second_tab(mine: Saving, context: BrowserContext) -> Saving:
    page = context.new_page()
    page.set_viewport_size(LARGE)
    return Saving(Canvas(page, mine.canvas.workflow).open())


def shown_title(saving: Saving, name: str) -> str:
    """Return what a page shows as the title of a step."""
    return saving.canvas.page.evaluate(
        "name => [...document.querySelector('flow-canvas').scene.draft.entities.values()]"
        ".find(({ value }) => value.name === name).value.title",
        name,
    )


def wait_for_title(saving: Saving, name: str, title: str) -> None:
    card = saving.canvas.page.get_by_role("option", name=name)
    expect(card.filter(has_text=title)).to_have_count(1)
    assert shown_title(saving, name) == title


def test_what_others_do_appears_as_it_happens(mine: Saving, theirs: Saving):
    theirs.set("training_job3", TITLE, "labeling", "by the owner")
    wait_for_title(mine, "training_job3", "by the owner")
    mine.canvas.connect("condition_step_test", "training_job3")
    mine.canvas.saved(3)
    theirs.canvas.saved(3)
    theirs.canvas.drag_from_palette("model", 700, 520)
    expect(mine.canvas.page.locator("#outline")).to_contain_text("model")


def test_a_moved_step_moves_on_the_other_page(mine: Saving, theirs: Saving):
    mine.canvas.move("training_job2", 0, 120)
    mine.says("Saved v1")
    theirs.canvas.page.wait_for_function("() => {" + _PLACED + "}")
    assert theirs.canvas.positions() == mine.canvas.positions()


def test_unsent_work_stays_on_top_of_what_others_do(
    mine: Saving, theirs: Saving, complaints: list[str]
):
    mine.lose_server()
    mine.set("training_job2", TITLE, "labeling", "mine")
    mine.says("Not saved, retrying (1)")
    theirs.set("training_job3", TITLE, "labeling", "theirs")
    wait_for_title(mine, "training_job3", "theirs")
    assert shown_title(mine, "training_job2") == "mine"
    mine.find_server()
    mine.word.click()
    wait_for_title(theirs, "training_job2", "mine")
    complaints.clear()


def test_the_same_field_is_a_conflict_with_both_values_and_nothing_is_overwritten(
    mine: Saving, theirs: Saving, complaints: list[str]
):
    mine.lose_server()
    mine.set("training_job3", TITLE, "labeling", "mine")
    theirs.set("training_job3", TITLE, "labeling", "theirs")
    wait_for_title(mine, "training_job3", "theirs")
    mine.find_server()
    mine.word.click()
    mine.says("Refused, not saved (1)")
    expect(mine.panel.locator("code")).to_have_text('"theirs"')
    mine.mend("Keep mine")
    wait_for_title(theirs, "training_job3", "mine")
    complaints.clear()


def test_what_was_missed_while_the_stream_was_away_is_fetched(
    mine: Saving, theirs: Saving, complaints: list[str]
):
    mine.canvas.page.context.set_offline(True)
    for number in range(5):
        theirs.set("training_job3", TITLE, str(number - 1) if number else "labeling", str(number))
    theirs.canvas.saved(6)
    mine.canvas.page.context.set_offline(False)
    wait_for_title(mine, "training_job3", "4")
    complaints.clear()


def test_everybody_sees_who_is_there_and_what_they_have_selected(mine: Saving, theirs: Saving):
    here = mine.canvas.page.get_by_role("list", name="Also here")
    expect(here.get_by_role("listitem")).to_have_text(["OWowner"])
    expect(theirs.canvas.page.locator("#people .avatar")).to_have_attribute("title", "editor")
    theirs.canvas.select("training_job2")
    expect(mine.canvas.page.locator(".others .who")).to_have_text("owner")
    row = mine.canvas.row("training_job2")
    expect(row.locator(".avatar")).to_have_attribute("data-letters", "OW")
    expect(row).to_have_attribute("aria-label", re.compile("selected by owner"))
    theirs.canvas.page.close()
    expect(here).to_be_hidden()


def test_a_page_with_others_in_it_is_accessible(
    mine: Saving, theirs: Saving, look: Look, base_url: str
):
    dress(mine.canvas.page, look, base_url)
    mine.canvas.open()
    theirs.canvas.select("training_job2")
    expect(mine.canvas.page.locator("#people .avatar")).to_have_count(1)
    assert_accessible(mine.canvas.page)


def test_two_tabs_of_one_person_show_and_save_the_same(mine: Saving, second_tab: Saving):
    mine.canvas.connect("condition_step_test", "training_job3")
    second_tab.set("training_job3", TITLE, "labeling", "second")
    mine.canvas.saved(3)
    second_tab.canvas.saved(3)
    assert shown_title(mine, "training_job3") == "second"
    assert mine.kept() == []
    expect(mine.canvas.page.locator("#people")).to_be_hidden()


def test_what_one_tab_could_not_send_the_other_sends_once(
    mine: Saving, second_tab: Saving, complaints: list[str]
):
    mine.lose_server()
    second_tab.lose_server()
    mine.set("training_job2", TITLE, "labeling", "first")
    second_tab.set("training_job3", TITLE, "labeling", "second")
    mine.says("Not saved, retrying (2)")
    second_tab.says("Not saved, retrying (2)")
    assert sorted(mine.kept()) == ["Edit title of training_job2", "Edit title of training_job3"]
    mine.canvas.page.close()
    second_tab.find_server()
    second_tab.word.click()
    second_tab.canvas.saved(3)
    assert second_tab.kept() == []
    assert second_tab.canvas.workflow.changes.count() == 2
    complaints.clear()


def test_undo_in_one_tab_takes_back_what_the_other_did(mine: Saving, second_tab: Saving):
    second_tab.set("training_job3", TITLE, "labeling", "second")
    mine.canvas.saved(2)
    mine.canvas.page.bring_to_front()
    mine.canvas.press("Control+z")
    mine.canvas.saved(3)
    second_tab.canvas.saved(3)
    assert mine.canvas.exported() == EXAMPLE


def test_what_is_mended_in_one_tab_is_mended_in_the_other(
    mine: Saving, second_tab: Saving, cast: Cast, complaints: list[str]
):
    for tab in (mine, second_tab):
        tab.lose_server()
    mine.set("training_job3", TITLE, "labeling", "mine")
    mine.somebody_sets("training_job3", TITLE, "labeling", "theirs", by=cast.owner)
    for tab in (mine, second_tab):
        tab.find_server()
        tab.canvas.page.evaluate("dispatchEvent(new Event('online'))")
    mine.says("Refused, not saved (1)")
    second_tab.says("Refused, not saved (1)")
    mine.mend("Keep mine")
    mine.canvas.saved(3)
    second_tab.canvas.saved(3)
    complaints.clear()
