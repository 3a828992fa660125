"""The datasets' pages in a browser: every look, a phone, and a way through them."""

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from apps.datasets.making.files import read_manifest
from apps.datasets.making.versions import Terms, publish_version
from apps.datasets.models import Dataset
from apps.storage.opening import store_by_id
from tests.cast import Cast, gather
from tests.datasets.drawn import bar, ring
from tests.datasets.made import filled, origin
from tests.datasets.stored import put
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = (
    "text,label\n"
    + "The parcel came on time and in one piece.,praise\n好看，但是太小了。,complaint\n"
)
ROWS = "length,width,species\n5.1,3.5,setosa\n6.2,2.9,virginica\n"


@pytest.fixture
def cast(db, settings: Settings, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return gather()


@pytest.fixture
def shapes(cast: Cast) -> Dataset:
    """A dataset of pictures with a version, and two others beside it."""
    store = store_by_id(cast.project.pk)
    put(store, **{f"/b/in/ring/{n}.png": ring(n) for n in range(14)})
    put(store, **{f"/b/in/bar/{n}.png": bar(n) for n in range(9)})
    put(store, **{"/b/in/unknown.png": bar(50), "/b/t/all.csv": TEXTS.encode()})
    put(store, **{"/b/r/all.csv": ROWS.encode()})
    filled(store, cast.project, "/b/t/", name="opinions")
    filled(store, cast.project, "/b/r/", name="flowers of the garden-2026-11")
    dataset = filled(store, cast.project, "/b/in/", name="shapes").dataset
    samples = read_manifest(store, dataset.manifest)
    publish_version(
        store, dataset, samples, Terms(ratio=Decimal("0.8")), origin=origin(cast.project)
    )
    return dataset


def test_the_pages_are_accessible_in_every_look(visit, look, cast: Cast, shapes: Dataset):
    page = visit("/datasets/", user=cast.viewer, look=look)
    assert_accessible(page)
    page.get_by_role("link", name="shapes").click()
    page.get_by_role("link", name="V001").click()
    expect(page.locator(".data-images img")).to_have_count(24)
    assert_accessible(page)


@pytest.mark.parametrize("name", ["shapes", "opinions", "flowers of the garden-2026-11"])
def test_on_a_phone_nothing_is_cut_off(visit, page: Page, cast: Cast, shapes: Dataset, name: str):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/datasets/", user=cast.viewer)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name="Versions")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)


def test_on_a_phone_the_datasets_are_found_under_more(visit, page: Page, cast: Cast):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/", user=cast.viewer)
    page.get_by_role("button", name="More", exact=True).click()
    assert_accessible(page)
    page.locator("#tabbar-more").get_by_role("link", name="Datasets").click()
    expect(page.get_by_role("heading", name="No datasets yet")).to_be_visible()


def test_a_class_shows_its_samples_alone(visit, page: Page, cast: Cast, shapes: Dataset):
    visit(f"/datasets/{shapes.pk}/", user=cast.viewer)
    page.locator(".data-classes").get_by_role("link", name="bar").click()
    expect(page.locator(".data-images img")).to_have_count(9)
    loaded = "images => images.every(image => image.naturalWidth === 28)"
    page.wait_for_function(f"({loaded})([...document.querySelectorAll('.data-images img')])")
