"""The panels of the inspector in every look: every kind of thing, and a refused field."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.test_editor import cast  # noqa: F401
from tests.editor.everything import EVERYTHING

pytestmark = pytest.mark.django_db(transaction=True)

_REVEAL = """id => document.dispatchEvent(new CustomEvent("entity:reveal", { detail: { id } }))"""
_IDS = """() => {
  const { draft } = document.querySelector("flow-canvas").scene;
  const kinds = ["parameter", "data", "requirement", "storage", "asset", "subgraph", "scene"];
  const steps = draft.steps.slice(0, 2);
  return [draft.root, ...steps, ...kinds.map((kind) => draft.ids(draft.root, kind)[0])];
}"""

_UNFOLD = """() => document.querySelectorAll("[data-fold-parts][aria-expanded=false]")
  .forEach((button) => button.click())"""


@pytest.fixture
def opened(
    page: Page,
    look: Look,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
    live_server,
) -> Canvas:
    workflow = actions.create_workflow(project=cast.project, document=EVERYTHING, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    dress(signed_in(page, cast.editor), look, live_server.url)
    return Canvas(page, workflow).open()


def test_every_panel_and_a_refused_field_are_accessible_in_every_look(opened: Canvas):
    opened.page.evaluate(_UNFOLD)
    opened.page.locator("#field-name").fill("")
    opened.press("Tab")
    expect(opened.page.locator("#inspector [role=alert]:visible")).to_have_count(1)
    assert_accessible(opened.page, within="#inspector")
    for id in opened.page.evaluate(_IDS)[1:]:
        opened.page.evaluate(_REVEAL, id)
        expect(opened.page.locator(f'.inspected[data-entity="{id}"]')).to_be_visible()
        opened.page.evaluate(_UNFOLD)
        assert_accessible(opened.page, within="#inspector")
