"""References by hand: the picker from every place, what it writes, and the light on all uses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.gestures_references import References
from tests.e2e.gestures_tables import Table
from tests.e2e.test_editor import EXAMPLE, canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def flavor_of(canvas: Canvas, step: str) -> object:  # noqa: F811
    return canvas.exported_step(step)["properties"]["spec"]["resource"]["flavor_id"]


def named(canvas: Canvas, list_name: str, name: str) -> dict:  # noqa: F811
    return next(item for item in canvas.exported()[list_name] if item["name"] == name)


def test_what_fits_comes_first_with_its_value_and_the_rest_with_the_reason(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    popup = references.open_at("training_job1", "train_spec")
    assert references.fitting() == [
        "train_spec",
        "service_config1",
        "service_config2",
        "service_config3",
    ]
    chosen = popup.get_by_role("option", name="train_spec")
    expect(chosen).to_contain_text("modelarts.vm.cpu.8u")
    expect(chosen).to_contain_text("chosen now")
    misfit = popup.get_by_role("option", name="is_true")
    expect(misfit).to_have_attribute("aria-disabled", "true")
    expect(misfit).to_contain_text("bool, needs str")
    misfit.click(force=True)
    expect(popup).to_be_visible()
    canvas.press("Escape")
    expect(references.popup).to_have_count(0)
    canvas.unchanged()


def test_a_reference_is_picked_on_the_canvas_and_the_lists_of_users_follow(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.open_at("training_job1", "train_spec")
    references.choose("service_config2")
    canvas.saved(2)
    assert flavor_of(canvas, "training_job1") == "$ref/parameters/service_config2"
    assert named(canvas, "parameters", "train_spec")["used_steps"] == [
        "training_job2",
        "training_job3",
    ]
    assert named(canvas, "parameters", "service_config2")["used_steps"] == [
        "training_job2",
        "training_job1",
    ]
    canvas.press("Control+z")
    canvas.saved(3)
    assert flavor_of(canvas, "training_job1") == "$ref/parameters/train_spec"


def test_an_input_takes_data_and_outputs_of_its_type(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.open_at("training_job3", "dee65054")
    assert references.fitting()[3:] == ["training_job1 / train_url", "training_job2 / train_url"]
    canvas.page.keyboard.type("job2 train")
    canvas.press("Enter")
    canvas.saved(2)
    [given] = canvas.exported_step("training_job3")["inputs"]
    assert given["data"] == "$ref/consumptions/training_job2/train_url"
    assert named(canvas, "data", "dee65054c96b4bf3b7ac98c0709f9ae0")["used_steps"] == []


def test_consuming_a_step_that_is_not_before_makes_it_run_before(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.open_at("training_job2", "f78e4667")
    option = references.popup.get_by_role("option", name="training_job1 / train_url")
    expect(option).to_contain_text("will run before")
    option.click()
    canvas.saved(2)
    assert canvas.exported_step("training_job2")["depend_steps"] == [
        "condition_step_test",
        "training_job1",
    ]


def test_a_parameter_is_made_from_a_value_in_one_change(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.open_at("training_job1", "train_spec")
    references.choose("New parameter from this value")
    canvas.saved(2)
    assert flavor_of(canvas, "training_job1") == "$ref/parameters/flavor_id"
    assert named(canvas, "parameters", "flavor_id") == {
        "name": "flavor_id",
        "type": "str",
        "format": "flavor",
        "default": "modelarts.vm.cpu.8u",
        "used_steps": ["training_job1"],
    }
    canvas.press("Control+z")
    canvas.saved(3)
    assert canvas.exported()["parameters"] == EXAMPLE["parameters"]


def test_a_reference_becomes_a_fixed_value(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.open_at("training_job1", "train_spec")
    references.choose("Use a fixed value")
    canvas.saved(2)
    assert flavor_of(canvas, "training_job1") == "modelarts.vm.cpu.8u"


def test_a_field_of_a_step_is_pointed_at_a_reference_by_keyboard(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    canvas.select("training_job1")
    canvas.press("$")
    canvas.page.keyboard.type("node_count")
    canvas.press("Enter")
    expect(references.popup.get_by_role("combobox")).to_have_attribute(
        "aria-label", "Reference for node_count"
    )
    canvas.page.keyboard.type("nodes")
    canvas.press("Enter")
    canvas.saved(2)
    assert named(canvas, "parameters", "nodes") == {
        "name": "nodes",
        "type": "int",
        "default": 1,
        "used_steps": ["training_job1"],
    }
    expect(canvas.step("training_job1")).to_be_focused()


def test_a_reference_is_picked_in_the_inspector(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    canvas.select("training_job1")
    pill = canvas.page.locator("#inspector .ref", has_text="a2ff296d")
    expect(pill.locator("..").locator("[data-resolved]")).to_have_text("/test-lh/test-metrics/")
    pill.click()
    references.choose("f78e46676a454ccdacb9907f589f8d67")
    canvas.saved(2)
    expect(canvas.page.locator("#inspector .ref", has_text="f78e4667")).to_be_visible()
    expect(references.pill("training_job1", "f78e4667")).to_be_visible()


def test_a_dollar_in_an_empty_field_opens_the_picker_and_elsewhere_is_typed(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    canvas.select("training_job1")
    field = canvas.page.locator("#inspector").get_by_label("Job name").first
    field.fill("costs 5")
    canvas.press("End", "$")
    expect(field).to_have_value("costs 5$")
    field.fill("")
    canvas.press("$")
    expect(references.popup).to_be_visible()
    references.choose("service_config1")
    expect(references.popup).to_have_count(0)
    expect(canvas.page.locator("#saved")).to_contain_text("Saved")
    metadata = canvas.exported_step("training_job1")["properties"]["metadata"]
    assert metadata == {"name": "$ref/parameters/service_config1"}


def test_what_is_typed_behind_a_storage_becomes_its_path(canvas: Canvas):  # noqa: F811
    table = Table(canvas.page, "storage").open()
    table.add().fill("root")
    canvas.press("Enter")
    table.write("root", "path", "/bucket/")
    references = References(canvas.page)
    references.open_at("training_job1", "train_spec")
    canvas.page.keyboard.type("root/logs/today")
    option = references.popup.get_by_role("option").filter(has_text="root/logs/today").first
    expect(option).to_contain_text("/bucket/logs/today")
    canvas.press("Enter")
    canvas.saved(5)
    assert flavor_of(canvas, "training_job1") == "$ref/storages/root/logs/today"


def test_go_to_shows_what_a_reference_points_at(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.open_at("training_job1", "train_spec")
    references.choose("Go to")
    expect(Table(canvas.page, "parameter").row("train_spec")).to_be_in_viewport()


def test_pointing_at_a_pill_lights_all_its_uses(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    references.pill("training_job1", "train_spec").hover()
    assert references.lit() == 3
    references.pill("training_job1", "a2ff296da").hover()
    assert references.lit() == 1
    canvas.page.mouse.move(700, 620)
    assert references.lit() == 0


def test_a_card_is_dragged_by_its_pill_as_anywhere_else(canvas: Canvas):  # noqa: F811
    references = References(canvas.page)
    box = references.pill("training_job3", "train_spec").bounding_box()
    assert box is not None
    start = (box["x"] + 8, box["y"] + 8)
    canvas.drag(start, (start[0] + 40, start[1] + 60))
    expect(references.popup).to_have_count(0)
    assert len(canvas.positions()) == 4


def test_the_picker_is_accessible_in_every_look(
    page: Page,
    look: Look,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
    live_server,
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    dress(signed_in(page, cast.editor), look, live_server.url)
    Canvas(page, workflow).open()
    references = References(page)
    references.open_at("training_job1", "train_spec")
    assert_accessible(page)
    page.keyboard.type("zzz")
    assert_accessible(page)
