"""Inspector, problems and Spec JSON; who may only look; accessibility in every look."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.test_editor import EXAMPLE, assert_exported, canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

_REFRESH = "document.querySelector('flow-canvas').commands.session.refresh()"


def test_a_title_is_edited_and_shown_on_the_card(canvas: Canvas):  # noqa: F811
    canvas.select("training_job1")
    canvas.field("Title").fill("Train the model")
    canvas.press("Tab")
    canvas.saved(2)
    expect(canvas.step("training_job1")).to_contain_text("Training job · Train the model")
    assert canvas.exported_step("training_job1")["title"] == "Train the model"


def test_a_name_in_use_is_refused_at_the_field(canvas: Canvas):  # noqa: F811
    canvas.select("training_job1")
    field = canvas.field("Name")
    field.fill("training_job2")
    canvas.press("Tab")
    expect(canvas.page.locator("#inspector [role=alert]:visible")).to_contain_text("training_job2")
    expect(field).to_have_value("training_job2")
    assert_exported(canvas, EXAMPLE)


def test_what_somebody_else_has_changed_is_shown_beside_ones_own(
    canvas: Canvas,  # noqa: F811
    cast: Cast,  # noqa: F811
):
    canvas.select("training_job1")
    title = canvas.field("Title")
    expect(title).to_have_value("labeling")
    theirs = {**EXAMPLE["steps"][1], "title": "Theirs"}
    document = {**EXAMPLE, "steps": [EXAMPLE["steps"][0], theirs, *EXAMPLE["steps"][2:]]}
    title.fill("Mine")
    actions.update_workflow(canvas.workflow, document=document, by=cast.owner)
    canvas.page.evaluate(_REFRESH)
    canvas.press("Tab")
    expect(canvas.page.locator("#inspector [role=alert]:visible")).to_contain_text(
        "Somebody has changed this"
    )
    expect(title).to_have_value("Mine")
    expect(canvas.page.locator(".insp code")).to_have_text('"Theirs"')
    canvas.page.get_by_role("button", name="Keep mine").click()
    canvas.saved(3)
    expect(canvas.page.locator("#inspector [role=alert]:visible")).to_have_count(0)
    assert canvas.exported_step("training_job1")["title"] == "Mine"


def test_problems_are_listed_marked_and_lead_to_the_step(canvas: Canvas):  # noqa: F811
    canvas.select("training_job2")
    canvas.unset("Data", within="data_url")
    canvas.give("Data", "text", "$ref/data/gone", within="data_url")
    canvas.saved(4)
    row = canvas.page.locator(".prob", has_text="training_job2").first
    expect(row).to_be_visible()
    expect(canvas.page.locator("flow-canvas .ref.broken")).to_have_count(1)
    canvas.select("training_job3")
    row.locator(".pjump").click()
    expect(canvas.step("training_job2")).to_have_attribute("aria-selected", "true")


def test_the_spec_follows_the_canvas(canvas: Canvas):  # noqa: F811
    canvas.page.get_by_role("tab", name="Spec JSON").click()
    expect(canvas.page.locator("#panel-spec .cm-content")).to_contain_text(
        '"graph-test-has-condition-step"'
    )
    canvas.select("training_job1")
    expect(canvas.page.locator("#spec-range")).to_have_attribute("title", "training_job1")
    expect(canvas.page.locator(".cm-line.cm-thing").first).to_be_visible()
    canvas.drag_from_palette("model", 700, 520)
    canvas.saved(2)
    expect(canvas.page.locator("#spec-range")).to_have_attribute("title", "model")


def test_the_workflow_has_its_own_panel(canvas: Canvas):  # noqa: F811
    canvas.select("training_job1")
    canvas.page.locator("#inspector").get_by_role("tab", name="Workflow").click()
    canvas.page.get_by_label("Add to Labels").fill("two")
    canvas.press("Enter")
    canvas.saved(2)
    assert canvas.exported()["labels"] == ["subgraph", "two"]


def test_a_dependency_is_taken_away_in_the_inspector(canvas: Canvas):  # noqa: F811
    canvas.select("training_job3")
    canvas.page.get_by_role("button", name="No longer run after training_job1").click()
    canvas.saved(2)
    assert canvas.exported_step("training_job3")["depend_steps"] == ["training_job2"]


def test_a_viewer_looks_and_changes_nothing(
    page: Page,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    seen = Canvas(signed_in(page, cast.viewer), workflow).open()
    expect(page.locator("#read-only")).to_be_visible()
    expect(page.locator("[data-add]")).to_have_count(0)
    seen.select("training_job1")
    expect(page.get_by_label("Title", exact=True)).to_have_attribute("readonly", "")
    seen.move("training_job1", 50, 50)
    seen.press("Delete", "Control+z")
    assert_exported(seen, EXAMPLE)
    assert_accessible(page)


def test_the_page_is_accessible_in_every_look(
    page: Page,
    look: Look,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
    live_server,
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    dress(signed_in(page, cast.editor), look, live_server.url)
    opened = Canvas(page, workflow).open()
    expect(page.locator(".inspected")).to_be_visible()
    assert_accessible(page)
    opened.select("training_job2")
    expect(page.locator("#field-title")).to_have_value("labeling")
    page.locator("#tab-spec").click()
    expect(page.locator(".cm-line").first).to_be_visible()
    assert_accessible(page)


def test_the_page_is_accessible_on_a_phone(
    page: Page,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 390, "height": 844})
    Canvas(signed_in(page, cast.editor), workflow).open()
    page.locator("#parts [data-part=form]").click()
    expect(page.locator(".inspected")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
