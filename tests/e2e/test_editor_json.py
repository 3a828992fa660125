"""The Spec JSON panel: what is typed is on the canvas, what is done on the canvas is typed."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.gestures_json import JsonPanel
from tests.e2e.test_editor import EXAMPLE, assert_exported

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def canvas(page: Page, cast: Cast, signed_in: Callable) -> Canvas:
    """Return the page's example, open, seen by somebody who may edit it."""
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    return Canvas(signed_in(page, cast.editor), workflow).open()


@pytest.fixture
def panel(canvas: Canvas) -> JsonPanel:
    return JsonPanel(canvas.page).open()


def test_a_title_typed_in_the_json_is_on_the_card_in_one_change(canvas: Canvas, panel: JsonPanel):
    panel.replace('"title": "labeling"', '"title": "Train the model"')
    canvas.saved(2)
    expect(canvas.step("training_job1")).to_contain_text("Train the model")
    assert canvas.exported_step("training_job1")["title"] == "Train the model"


def test_numbers_keep_the_letters_they_are_typed_with(canvas: Canvas, panel: JsonPanel):
    panel.replace('"node_count": 1', '"node_count": 1.0, "big": 9007199254740993, "huge": 1e22')
    canvas.saved(2)
    resource = canvas.exported_step("training_job1")["properties"]["spec"]["resource"]
    assert repr(resource["node_count"]) == "1.0"
    assert resource["big"] == 9007199254740993
    assert "1.0, " in panel.text()


def test_a_step_typed_into_the_list_is_a_card(canvas: Canvas, panel: JsonPanel):
    panel.replace('"steps": [', '"steps": [{"name": "first", "type": "job"},')
    canvas.saved(2)
    expect(canvas.step("first")).to_be_visible()
    assert [step["name"] for step in canvas.exported()["steps"]][:2] == [
        "first",
        "condition_step_test",
    ]


def test_text_that_cannot_be_read_stays_and_its_line_is_told(canvas: Canvas, panel: JsonPanel):
    panel.replace('"title": "labeling"', '"title": "half')
    expect(panel.said).to_contain_text("This is not JSON yet")
    expect(panel.said).to_contain_text("Line ")
    canvas.page.get_by_role("tab", name="Problems").click()
    panel.open()
    assert '"title": "half' in panel.text()
    expect(canvas.page.locator("#panel-spec .cm-lintRange-error").first).to_be_visible()
    assert_exported(canvas, EXAMPLE)
    canvas.unchanged()


def test_a_wrong_type_is_told_and_goes_when_it_is_put_right(canvas: Canvas, panel: JsonPanel):
    panel.replace('"title": "labeling"', '"title": 7')
    expect(panel.said).to_contain_text("A text is expected here, not a number.")
    panel.replace('"title": 7', '"title": "seven"')
    expect(panel.said).to_be_hidden()
    canvas.saved(2)


def test_what_the_canvas_does_is_in_the_json_while_the_caret_stays(
    canvas: Canvas, panel: JsonPanel
):
    panel.replace('"title": "labeling"', '"title": "mine"')
    canvas.saved(2)
    canvas.connect("training_job1", "training_job2")
    canvas.saved(3)
    expect(panel.content).to_be_visible()
    assert '"training_job1"\n      ]' in panel.text()
    canvas.page.locator("[data-do=undo]").click()
    canvas.saved(4)
    assert '"title": "mine"' in panel.text()


def test_unreadable_text_is_kept_while_the_canvas_changes_another_step(
    canvas: Canvas, panel: JsonPanel
):
    panel.replace('"title": "labeling"', '"title": "half')
    expect(panel.said).to_be_visible()
    canvas.connect("condition_step_test", "training_job3")
    canvas.saved(2)
    assert '"title": "half' in panel.text()
    panel.replace('"title": "half', '"title": "whole"')
    canvas.saved(3)
    assert canvas.exported_step("training_job1")["title"] == "whole"
    assert "condition_step_test" in canvas.exported_step("training_job3")["depend_steps"]


def test_the_same_step_changed_in_both_asks_which_one_stays(
    canvas: Canvas, panel: JsonPanel, cast: Cast
):
    panel.replace('"title": "labeling"', '"title": "half')
    expect(panel.said).to_be_visible()
    theirs = deepcopy(EXAMPLE)
    theirs["steps"][1]["title"] = "theirs"
    actions.update_workflow(canvas.workflow, document=theirs, by=cast.owner)
    canvas.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(panel.said).to_contain_text("The canvas has changed here")
    canvas.page.get_by_role("button", name="Take the canvas's").click()
    expect(panel.said).to_be_hidden()
    assert '"title": "theirs"' in panel.text()


def test_unreadable_text_outlives_a_reload_and_is_told_at_the_tab(canvas: Canvas, panel: JsonPanel):
    panel.replace('"title": "labeling"', '"title": "half')
    expect(panel.said).to_be_visible()
    canvas.open()
    expect(canvas.page.locator("#tab-spec .badge")).to_be_visible()
    panel.open()
    expect(panel.said).to_contain_text("This is not JSON yet")
    panel.replace('"title": "half', '"title": "whole"')
    canvas.saved(2)
    expect(canvas.page.locator("#tab-spec .badge")).to_have_count(0)
    assert canvas.exported_step("training_job1")["title"] == "whole"


def test_it_stands_beside_the_canvas_at_full_height(canvas: Canvas, panel: JsonPanel):
    canvas.page.get_by_role("button", name="Beside the canvas").click()
    stage = canvas.page.locator(".stage").bounding_box()
    drawer = canvas.page.locator("#drawer").bounding_box()
    assert drawer["x"] >= stage["x"] + stage["width"] - 1
    assert drawer["height"] == stage["height"]
    panel.replace('"title": "labeling"', '"title": "beside"')
    canvas.saved(2)


def test_undo_in_the_json_takes_back_what_was_typed(canvas: Canvas, panel: JsonPanel):
    panel.replace('"title": "labeling"', '"title": "typed"')
    canvas.saved(2)
    canvas.press("Control+z")
    canvas.saved(3)
    assert_exported(canvas, EXAMPLE)


def test_the_selected_step_has_a_rail_and_the_caret_selects_its_step(
    canvas: Canvas, panel: JsonPanel
):
    canvas.select("training_job3")
    expect(canvas.page.locator("#spec-range")).to_have_attribute("title", "training_job3")
    expect(
        canvas.page.locator(".cm-line.cm-thing", has_text='"training_job3"').first
    ).to_be_visible()
    panel.find('"name": "training_job1"')
    expect(canvas.step("training_job1")).to_have_attribute("aria-selected", "true")
    expect(panel.content).to_be_focused()


def test_references_show_the_value_they_stand_for(canvas: Canvas, panel: JsonPanel):
    panel.find("$ref/parameters/train_spec")
    values = canvas.page.locator("#panel-spec .cm-value")
    expect(values.filter(has_text="modelarts.vm.cpu.8u").first).to_be_visible()
    canvas.page.locator("#panel-spec .cm-ref").first.hover()
    assert canvas.page.locator("#panel-spec [data-refers]").count() > 0


def test_problems_are_underlined_where_they_stand(canvas: Canvas, panel: JsonPanel):
    panel.replace("$ref/data/dee65054c96b4bf3b7ac98c0709f9ae0", "$ref/data/gone")
    marked = canvas.page.locator("#panel-spec .cm-lintRange-warning", has_text="$ref/data/gone")
    expect(marked).to_be_visible()
    marked.hover()
    expect(canvas.page.locator(".cm-tooltip")).to_contain_text("points at nothing")


def test_keys_and_words_are_offered(canvas: Canvas, panel: JsonPanel):
    panel.replace('"title": "labeling",', '"title": "labeling", "desc')
    offered = canvas.page.locator(".cm-tooltip-autocomplete")
    expect(offered).to_contain_text('"description"')
    canvas.press("Enter")
    assert '"description": ""' in panel.text()


def test_the_keyboard_leaves_by_escape_and_tab(canvas: Canvas, panel: JsonPanel):
    panel.content.focus()
    canvas.press("Escape", "Tab")
    expect(panel.content).not_to_be_focused()


def test_the_pages_keys_act_in_the_json_too(canvas: Canvas, panel: JsonPanel):
    panel.content.focus()
    canvas.press("Control+k")
    expect(canvas.page.locator(".popup [role=combobox]")).to_be_focused()
    canvas.press("Escape")
    expect(panel.content).to_be_focused()
    canvas.press("Control+j")
    expect(panel.content).to_be_hidden()


def test_who_may_only_look_cannot_type(page: Page, cast: Cast, signed_in: Callable):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    canvas = Canvas(signed_in(page, cast.viewer), workflow).open()
    panel = JsonPanel(page).open()
    before = panel.text()
    panel.replace('"title": "labeling"', "x")
    assert panel.text() == before
    assert_exported(canvas, EXAMPLE)


def test_a_typed_edit_does_not_load_the_editor_before_it_is_looked_at(canvas: Canvas):
    loaded = "performance.getEntriesByType('resource').map(each => each.name).join()"
    assert "spec_editor" not in canvas.page.evaluate(loaded)
    JsonPanel(canvas.page).open()
    assert "spec_editor" in canvas.page.evaluate(loaded)


def test_the_json_is_accessible_in_every_look(
    page: Page, cast: Cast, signed_in: Callable, live_server, look: Look
):
    document = deepcopy(EXAMPLE)
    document["steps"][1]["inputs"][0]["data"] = "$ref/data/gone"
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    dress(signed_in(page, cast.editor), look, live_server.url)
    Canvas(page, workflow).open()
    page.locator("#tab-spec").click()
    panel = JsonPanel(page)
    panel.find("$ref/parameters/train_spec")
    expect(page.locator(".cm-value").first).to_be_visible()
    panel.replace('"title": "labeling"', '"title": 7')
    expect(panel.said).to_be_visible()
    assert_accessible(page)
