"""Gallery assets from the palette: onto the canvas, and among the assets of the workflow."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from apps.gallery import actions as gallery
from apps.gallery import demo, queries
from apps.gallery.models import Asset, GallerySubscription, Kind
from apps.workflows import actions
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    found = gather()
    demo.load(found.project)
    asset = Asset.objects.create(name="defects-net", kind=Kind.MODEL)
    asset.versions.create(number="1.0", published_at=timezone.now())
    for kind in (Kind.ALGORITHM, Kind.MODEL):
        asset = queries.assets(found.project).filter(kind=kind).first()
        gallery.subscribe(found.project, version=queries.newest_version(asset), by=found.owner)
    return found


def subscribed(kind: Kind) -> GallerySubscription:
    """Return a subscription of the project."""
    return GallerySubscription.objects.filter(asset__kind=kind).latest("started_at")


@pytest.fixture
def canvas(page: Page, signed_in: Callable, cast: Cast) -> Canvas:
    """An empty workflow with the second tab of the palette shown."""
    workflow = actions.create_draft(project=cast.project, name="empty", by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    canvas = Canvas(signed_in(page, cast.editor), workflow).open()
    page.get_by_role("tab", name="Gallery assets").click()
    expect(page.locator("[data-asset]").first).to_be_visible()
    return canvas


def middle(canvas: Canvas, name: str) -> tuple[float, float]:
    box = canvas.page.locator(f"[data-asset][data-name='{name}']").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_algorithm_dragged_onto_the_canvas_becomes_a_job_that_runs_it(canvas: Canvas):
    subscription = subscribed(Kind.ALGORITHM)
    canvas.drag(middle(canvas, subscription.asset.name), (700, 300))
    canvas.saved(2)
    document = canvas.exported()
    (asset,), (step,) = document["assets"], document["steps"]
    assert asset["content_id"] == subscription.asset_id
    assert asset["subscription_id"] == subscription.pk
    assert step["properties"]["algorithm"]["subscription_id"] == subscription.pk
    assert step["properties"]["algorithm"]["item_version_id"] == subscription.version_id
    assert step["title"] == subscription.asset.name


def test_the_same_asset_is_listed_once(canvas: Canvas):
    item = canvas.page.locator(f"[data-name='{subscribed(Kind.ALGORITHM).asset.name}']")
    item.press("Enter")
    canvas.saved(2)
    item.press("Enter")
    canvas.saved(3)
    document = canvas.exported()
    assert (len(document["assets"]), len(document["steps"])) == (1, 2)


def test_a_model_is_bound_without_a_step(canvas: Canvas):
    canvas.page.locator(f"[data-name='{subscribed(Kind.MODEL).asset.name}']").press("Enter")
    canvas.saved(2)
    document = canvas.exported()
    assert [asset["type"] for asset in document["assets"]] == ["model"]
    assert not document.get("steps")


def test_the_list_is_searched_and_accessible_in_every_look(visit, look: Look, cast: Cast):
    workflow = actions.create_draft(project=cast.project, name="empty", by=cast.editor)
    page = visit(f"/workflows/{workflow.pk}/", user=cast.editor, look=look)
    page.locator("flow-canvas[data-ready]").wait_for(state="attached")
    page.locator("#tab-palette-assets").click()
    expect(page.locator("[data-asset]").first).to_be_visible()
    assert_accessible(page)
    page.locator("#palette-assets input").fill("nothing is called so")
    expect(page.locator("#palette-assets .none")).to_be_visible()
