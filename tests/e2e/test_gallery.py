"""The gallery in a browser: from an asset to a workflow on the canvas."""

import pytest
from playwright.sync_api import Page, expect

from apps.gallery import demo
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(db) -> Cast:
    found = gather()
    demo.load(found.project)
    return found


def test_the_gallery_is_accessible_in_every_look(visit, look, cast: Cast):
    page = visit("/gallery/", user=cast.editor, look=look)
    assert_accessible(page)
    page.locator(".gallery-card a").first.click()
    expect(page.locator(".gallery-chosen")).to_be_visible()
    assert_accessible(page)


def test_on_a_phone_nothing_is_cut_off(visit, page: Page, cast: Cast):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/gallery/", user=cast.editor)
    page.locator(".gallery-card a").first.click()
    expect(page.locator(".gallery-chosen")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_template_is_found_and_becomes_a_workflow(visit, page: Page, cast: Cast):
    visit("/gallery/?kind=workflow", user=cast.editor)
    page.locator(".gallery-card a").last.click()
    subscribe = page.get_by_role("button", name="Subscribe", exact=True)
    if subscribe.is_visible():
        subscribe.click()
    page.get_by_role("button", name="Create workflow").click()
    expect(page.locator("flow-canvas")).to_be_visible()


def test_a_search_narrows_the_list_in_place(visit, page: Page, cast: Cast):
    visit("/gallery/", user=cast.editor)
    page.get_by_label("Search the gallery").fill("nothing has this name")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
