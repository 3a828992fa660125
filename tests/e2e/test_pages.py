"""Every page in every look: accessible, silent in the console, and still while it loads."""

import pytest
from playwright.sync_api import Page

from apps.workflows import actions
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.pages.library import stock

pytestmark = pytest.mark.django_db(transaction=True)

FILLED = ["/?view=table", "/?view=cards", "/trash/", "/targets/", "/account/"]
EMPTY = ["/", "/trash/", "/workflows/import/", "/?q=nothing", "/?scope=shared", "/nowhere/"]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def cast(db) -> Cast:
    return gather()


@pytest.fixture
def filled(cast: Cast) -> Cast:
    """Some workflows, one with the longest name there can be, and one in the trash."""
    *_, gone = stock(cast, "vision-one", "text-two", "v" + "ery-long-name" * 4, "gone-three")
    actions.trash_workflow(gone, by=cast.editor)
    return cast


@pytest.mark.parametrize("path", FILLED)
def test_a_page_with_content_is_accessible_in_every_look(visit, look, filled, path):
    assert_accessible(visit(path, user=filled.editor, look=look))


@pytest.mark.parametrize("path", EMPTY)
def test_a_page_without_content_is_accessible_in_every_look(visit, look, cast, path):
    assert_accessible(visit(path, user=cast.editor, look=look))


@pytest.mark.parametrize("path", [*FILLED, "/workflows/import/", "/?q=nothing"])
def test_on_a_phone_nothing_is_cut_off(visit, page: Page, filled, path):
    page.set_viewport_size(PHONE)
    visit(path, user=filled.editor)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert_accessible(page)


SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 400);
})"""


@pytest.mark.parametrize("path", FILLED)
def test_nothing_moves_while_a_page_loads(visit, filled, path):
    assert visit(path, user=filled.editor).evaluate(SHIFTS) == 0


def test_nothing_moves_when_the_list_is_narrowed(visit, filled):
    page = visit("/", user=filled.editor)
    toolbar = page.locator("#filters").bounding_box()
    page.get_by_label("Search workflows").fill("vision")
    page.get_by_role("link", name="text-two").wait_for(state="detached")
    assert page.locator("#filters").bounding_box() == toolbar
