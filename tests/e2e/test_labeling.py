"""Labelling in a browser: by keyboard, by hand on a phone, by two people at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from apps.datasets import queries
from apps.datasets.making.tasks import close_task
from apps.datasets.models import LabelTask
from apps.storage.opening import store_by_id
from tests.cast import Cast, gather
from tests.datasets.drawn import bar, ring
from tests.datasets.made import asked, filled
from tests.datasets.stored import put
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = "text\nThe parcel came on time and in one piece.\n好看，但是太小了。\nNot bad.\n"


@pytest.fixture
def cast(db, settings: Settings, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return gather()


@pytest.fixture
def task(cast: Cast) -> LabelTask:
    """Twenty pictures of rings and bars without a class."""
    store = store_by_id(cast.project.pk)
    put(store, **{f"/b/in/{n:02}.png": (ring if n % 2 else bar)(n) for n in range(20)})
    return asked(store, filled(store, cast.project, "/b/in/").dataset, "bar", "ring")


@pytest.fixture
def texts(cast: Cast) -> LabelTask:
    store = store_by_id(cast.project.pk)
    put(store, **{"/b/t/all.csv": TEXTS.encode()})
    dataset = filled(store, cast.project, "/b/t/", name="opinions").dataset
    return asked(store, dataset, "praise", "complaint")


def labels(task: LabelTask) -> list[str]:
    return list(task.samples.values_list("label", flat=True))


def place(page: Page, number: int) -> None:
    """Expect the sample of that number, from 1, to be shown."""
    expect(page.locator("[data-place]")).to_have_text(re.compile(rf"^{number} of \d+$"))


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_have_text("Saved")


def test_the_page_is_accessible_in_every_look(visit, look, cast: Cast, task: LabelTask):
    page = visit(f"/labeling/{task.pk}/", user=cast.operator, look=look)
    expect(page.locator("[data-image]")).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("2")
    expect(page.locator("[data-progress-text]")).to_contain_text("2")
    assert_accessible(page)
    page.locator("[popovertarget='finish-sure']").click()
    expect(page.locator("#finish-sure")).to_be_visible()
    assert_accessible(page)


def test_texts_are_labelled_as_pictures_are(visit, page: Page, cast: Cast, texts: LabelTask):
    visit(f"/labeling/{texts.pk}/", user=cast.operator)
    expect(page.locator("[data-text]")).to_contain_text("The parcel")
    page.keyboard.press("1")
    expect(page.locator("[data-text]")).to_contain_text("好看")
    assert_accessible(page)


def test_on_a_phone_nothing_is_cut_off(visit, page: Page, cast: Cast, task: LabelTask):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(f"/labeling/{task.pk}/", user=cast.operator)
    page.locator(".label-class", has_text="ring").click()
    place(page, 2)
    saved(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)
    assert labels(task)[0] == "ring"


def test_everything_is_done_by_keyboard_alone(visit, page: Page, cast: Cast, task: LabelTask):
    visit(f"/labeling/{task.pk}/", user=cast.operator)
    place(page, 1)
    for key, then in (("1", 2), ("2", 3), ("s", 4), ("ArrowLeft", 3), ("ArrowRight", 4)):
        page.keyboard.press(key)
        place(page, then)
    page.keyboard.press("u")
    place(page, 3)
    page.keyboard.press("Control+z")
    place(page, 2)
    saved(page)
    assert labels(task)[:3] == ["bar", "", ""]
    assert queries.progress_of(task).skipped == 0
    page.keyboard.press("1")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("0")
    saved(page)
    expect(page.locator("[data-said]")).to_have_text("No class yet")
    assert labels(task)[:2] == ["bar", ""]


def test_those_without_a_class_come_one_after_the_other(visit, page: Page, cast, task: LabelTask):
    visit(f"/labeling/{task.pk}/", user=cast.operator)
    place(page, 1)
    for key in ("1", "ArrowRight", "2"):
        page.keyboard.press(key)
    page.get_by_role("button", name="No class 18").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    place(page, 2)
    page.keyboard.press("2")
    place(page, 4)
    saved(page)
    assert labels(task)[:4] == ["bar", "ring", "ring", ""]


def test_a_class_can_be_added(visit, page: Page, cast: Cast, task: LabelTask):
    visit(f"/labeling/{task.pk}/", user=cast.operator)
    page.get_by_label("New class").fill("broken")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="broken").wait_for()
    page.keyboard.press("3")
    place(page, 2)
    saved(page)
    assert labels(task)[0] == "broken"


@pytest.fixture
def theirs(browser: Browser, signed_in, live_server, cast: Cast) -> Iterator[Page]:
    """A page of somebody else."""
    context = browser.new_context(base_url=live_server.url)
    yield signed_in(context.new_page(), cast.editor)
    context.close()


def test_two_people_see_one_another_and_overwrite_nothing(
    visit, page: Page, theirs: Page, complaints: list[str], task: LabelTask
):
    visit(f"/labeling/{task.pk}/", user=task.project.team.members.get(username="operator"))
    place(page, 1)
    theirs.goto(f"/labeling/{task.pk}/?sample=1")
    place(theirs, 1)
    page.route("**/state/*", lambda route: route.abort())  # this page hears of it too late
    theirs.keyboard.press("2")
    saved(theirs)
    page.keyboard.press("1")
    conflict = page.locator("[data-conflict]")
    expect(conflict).to_contain_text("Sample 1: editor said “ring” meanwhile.")
    assert_accessible(page)
    assert labels(task)[0] == "ring"
    page.get_by_role("button", name="Make it “bar”").click()
    saved(page)
    expect(conflict).to_be_hidden()
    expect(theirs.locator("[data-near]")).to_contain_text("bar")
    assert labels(task)[0] == "bar"
    page.unroute("**/state/*")
    complaints.clear()  # of the requests that were cut off


def test_without_a_network_nothing_is_lost(visit, page: Page, cast, task, complaints: list[str]):
    visit(f"/labeling/{task.pk}/", user=cast.operator)
    place(page, 1)
    page.route("**/samples/*/", lambda route: route.abort())
    page.keyboard.press("1")
    page.keyboard.press("2")
    expect(page.locator("[data-saved]")).to_have_text("Not saved, retrying (2)")
    assert labels(task)[0] == ""
    page.unroute("**/samples/*/")
    saved(page)
    assert labels(task)[:2] == ["bar", "ring"]
    complaints.clear()  # of the requests that were cut off


def test_a_stopped_task_says_so_where_it_is_open(visit, page: Page, cast: Cast, task: LabelTask):
    visit(f"/labeling/{task.pk}/", user=cast.operator)
    place(page, 1)
    close_task(task.step_id)
    expect(page.get_by_text("The step was stopped.")).to_be_visible()
    assert_accessible(page)
