"""Nothing that was shown as done is lost: offline, signed out, refused, reloaded, undone."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from apps.workflows import actions
from config.env import ROOT
from tests.cast import PASSWORD, Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.saving import Saving

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))
TITLE = "/title"


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def canvas(page: Page, signed_in: Callable[..., Page], cast: Cast) -> Canvas:
    """The page's example, open for the editor."""
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    return Canvas(signed_in(page, cast.editor), workflow).open()


@pytest.fixture
def saving(canvas: Canvas) -> Saving:
    return Saving(canvas)


@pytest.fixture
def conflict(saving: Saving, cast: Cast, complaints: list[str]) -> Saving:
    """Both have written another title; a second change of this page waits behind."""
    saving.lose_server()
    saving.set("training_job3", TITLE, "labeling", "mine")
    saving.set("training_job2", TITLE, "labeling", "behind")
    saving.says("Not saved, retrying (2)")
    saving.somebody_sets("training_job3", TITLE, "labeling", "theirs", by=cast.owner)
    saving.find_server()
    saving.word.click()
    saving.says("Refused, not saved (2)")
    complaints.clear()
    return saving


def titles(canvas: Canvas) -> list[str]:
    return [canvas.exported_step(f"training_job{number}")["title"] for number in (2, 3)]


def test_what_is_not_saved_is_said_kept_over_a_reload_and_saved_later(
    canvas: Canvas, saving: Saving, complaints: list[str]
):
    saving.lose_server()
    canvas.connect("condition_step_test", "training_job3")
    saving.says("Not saved, retrying (1)")
    assert saving.kept() == ["Connect condition_step_test to training_job3"]
    saving.find_server()
    complaints.clear()
    canvas.open()
    canvas.saved(2)
    assert "condition_step_test" in canvas.exported_step("training_job3")["depend_steps"]
    assert saving.kept() == []


def test_it_goes_on_as_soon_as_the_network_is_back(
    canvas: Canvas, saving: Saving, context: BrowserContext, complaints: list[str]
):
    context.set_offline(True)
    canvas.connect("condition_step_test", "training_job3")
    saving.set("training_job3", TITLE, "labeling", "offline")
    saving.says("Not saved, retrying (2)")
    context.set_offline(False)
    canvas.saved(3)
    complaints.clear()


def test_a_conflict_shows_both_values_and_holds_what_is_behind(conflict: Saving, canvas: Canvas):
    expect(conflict.panel).to_be_visible()
    expect(conflict.panel).to_contain_text("Edit title of training_job3")
    expect(conflict.panel.locator("code")).to_have_text('"theirs"')
    expect(conflict.panel.get_by_label("Value to save")).to_have_value("mine")
    expect(conflict.panel).to_contain_text("Edit title of training_job2")
    assert titles(canvas) == ["labeling", "theirs"]
    assert len(conflict.kept()) == 2


@pytest.mark.parametrize(
    ("way", "title", "revision"), [("Keep mine", "mine", 4), ("Take theirs", "theirs", 3)]
)
def test_a_conflict_is_settled_and_the_rest_goes_on(
    conflict: Saving, canvas: Canvas, way: str, title: str, revision: int
):
    conflict.mend(way)
    canvas.saved(revision)
    assert titles(canvas) == ["behind", title]
    expect(conflict.panel).to_be_hidden()
    assert conflict.kept() == []


def test_a_conflict_is_settled_by_a_third_value(conflict: Saving, canvas: Canvas):
    conflict.panel.get_by_label("Value to save").fill("ours")
    conflict.panel.get_by_label("Value to save").press("Enter")
    canvas.saved(4)
    assert titles(canvas) == ["behind", "ours"]


def test_a_refused_change_is_refused_again_after_a_reload_and_nothing_is_lost(
    conflict: Saving, canvas: Canvas
):
    canvas.open()
    conflict.says("Refused, not saved (2)")
    conflict.word.click()
    conflict.mend("Keep mine")
    canvas.saved(4)
    assert titles(canvas) == ["behind", "mine"]


@pytest.fixture
def removed(saving: Saving, cast: Cast, complaints: list[str]) -> Saving:
    """This page has written a field of a step that somebody has removed."""
    saving.lose_server()
    saving.set("training_job3", TITLE, "labeling", "mine")
    saving.says("Not saved, retrying (1)")
    saving.somebody_does({"op": "remove", "id": saving.id("training_job3")}, by=cast.owner)
    saving.find_server()
    saving.word.click()
    saving.says("Refused, not saved (1)")
    complaints.clear()
    return saving


def test_what_somebody_removed_is_brought_back_with_all_it_had(removed: Saving, canvas: Canvas):
    removed.mend("Bring it back")
    canvas.saved(3)
    step = canvas.exported_step("training_job3")
    expected = dict(EXAMPLE["steps"][3], title="mine")
    assert step == expected


def test_what_somebody_removed_stays_removed(removed: Saving, canvas: Canvas):
    removed.mend("Leave it removed")
    canvas.saved(2)
    assert "training_job3" not in canvas.names()
    assert removed.kept() == []


def test_an_expired_session_is_mended_in_place(
    canvas: Canvas, saving: Saving, context: BrowserContext
):
    context.clear_cookies()
    canvas.connect("condition_step_test", "training_job3")
    saving.set("training_job3", TITLE, "labeling", "later")
    saving.says("Signed out, not saved (2)")
    sign_in(saving, "editor", "wrong")
    expect(canvas.page.locator("#sign-in [role=alert]")).to_contain_text("not right")
    sign_in(saving, "editor", PASSWORD, opened=True)
    canvas.saved(3)
    expect(canvas.page.locator("#sign-in")).to_be_hidden()
    canvas.connect("training_job1", "training_job2")
    canvas.saved(4)


def test_changes_of_one_person_are_never_sent_as_anothers(
    canvas: Canvas, saving: Saving, context: BrowserContext
):
    context.clear_cookies()
    canvas.connect("condition_step_test", "training_job3")
    saving.says("Signed out, not saved (1)")
    sign_in(saving, "owner", PASSWORD)
    expect(canvas.page.locator("#sign-in [role=alert]")).to_contain_text("signed in as owner")
    canvas.page.evaluate("dispatchEvent(new Event('online'))")
    canvas.open()
    canvas.saved(1)
    expect(canvas.page.locator(".toast")).to_contain_text("1 change of editor waits")
    assert len(saving.kept()) == 1
    assert canvas.exported() == EXAMPLE


def sign_in(saving: Saving, name: str, password: str, *, opened: bool = False) -> None:
    """Fill in the form below the bar."""
    if not opened:
        saving.word.click()
    form = saving.canvas.page.locator("#sign-in")
    form.get_by_label("Username").fill(name)
    form.get_by_label("Password").fill(password)
    form.get_by_role("button", name="Sign in and save").click()


def test_a_deleted_workflow_keeps_what_was_not_saved_to_copy_out(
    canvas: Canvas, saving: Saving, cast: Cast, context: BrowserContext
):
    actions.trash_workflow(canvas.workflow, by=cast.owner)
    canvas.connect("condition_step_test", "training_job3")
    saving.says("Not saved (1)")
    saving.word.click()
    expect(saving.panel).to_contain_text("There is no such workflow.")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    saving.mend("Copy the changes")
    copied = json.loads(canvas.page.evaluate("navigator.clipboard.readText()"))
    assert [change["label"] for change in copied] == saving.kept()


def test_without_a_place_to_keep_changes_the_page_says_so_and_asks_before_it_closes(
    canvas: Canvas, saving: Saving, page: Page, complaints: list[str]
):
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('private'); };")
    canvas.open()
    saving.lose_server()
    canvas.connect("condition_step_test", "training_job3")
    saving.says("Not saved, only in this page (1)")
    saving.word.click()
    expect(saving.panel).to_contain_text("This browser could not keep them")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    saving.find_server()
    saving.word.click()
    canvas.saved(2)
    complaints.clear()


def test_undo_and_redo_work_offline_and_arrive_in_order(
    canvas: Canvas, saving: Saving, complaints: list[str]
):
    canvas.connect("condition_step_test", "training_job3")
    canvas.saved(2)
    saving.canvas.page.route("**/*do", lambda route: route.abort())
    saving.lose_server()
    saving.set("training_job2", TITLE, "labeling", "offline")
    canvas.press("Control+z", "Control+z", "Control+Shift+z")
    saving.says("Not saved, retrying (4)")
    canvas.page.unroute_all()
    saving.word.click()
    canvas.saved(6)
    complaints.clear()
    assert titles(canvas) == ["labeling", "labeling"]
    assert "condition_step_test" in canvas.exported_step("training_job3")["depend_steps"]


def test_undo_goes_back_into_the_time_before_a_reload(canvas: Canvas):
    canvas.connect("condition_step_test", "training_job3")
    canvas.saved(2)
    canvas.open()
    canvas.press("Control+z")
    canvas.saved(3)
    assert canvas.exported() == EXAMPLE
    canvas.press("Control+Shift+z")
    canvas.saved(4)


def test_undo_of_what_somebody_changed_since_says_so(canvas: Canvas, saving: Saving, cast: Cast):
    saving.set("training_job3", TITLE, "labeling", "mine")
    canvas.saved(2)
    saving.somebody_sets("training_job3", TITLE, "mine", "theirs", by=cast.owner)
    canvas.press("Control+z")
    expect(canvas.page.locator(".toast").last).to_contain_text("somebody")
    canvas.page.wait_for_function("document.querySelector('#saved').dataset.state === 'saved'")
    assert titles(canvas)[1] == "theirs"


def test_the_panel_of_what_is_not_saved_is_accessible(
    conflict: Saving, canvas: Canvas, look: Look, base_url: str
):
    dress(canvas.page, look, base_url)
    canvas.open()
    conflict.word.click()
    expect(conflict.panel).to_be_visible()
    assert_accessible(canvas.page)


def test_signing_in_again_is_accessible(
    canvas: Canvas, saving: Saving, context: BrowserContext, look: Look, base_url: str
):
    dress(canvas.page, look, base_url)
    canvas.open()
    sessions = [cookie for cookie in context.cookies() if cookie.get("name") == "sessionid"]
    context.clear_cookies(name=sessions[0].get("name"))
    canvas.connect("condition_step_test", "training_job3")
    expect(saving.word).to_have_attribute("popovertarget", "sign-in")
    saving.word.click()
    expect(canvas.page.locator("#sign-in")).to_be_visible()
    assert_accessible(canvas.page)
