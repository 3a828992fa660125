"""Each kind of control in a real browser: what is written is in the exported specification."""

import pytest
from playwright.sync_api import expect

from tests.e2e.canvas import Canvas
from tests.e2e.test_editor import EXAMPLE, assert_exported, canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

_RELOAD = "document.getElementById('inspector').dispatchEvent(new Event('inspector:stale'))"


@pytest.fixture
def job(canvas: Canvas) -> Canvas:  # noqa: F811
    canvas.select("training_job1")
    return canvas


def step(canvas: Canvas, revision: int) -> dict:  # noqa: F811
    """Return the training job once the revision is saved."""
    canvas.saved(revision)
    return canvas.exported_step("training_job1")


def test_a_text_is_set_emptied_and_unset(job: Canvas):
    job.fill("Title", "Train")
    assert step(job, 2)["title"] == "Train"
    job.unset("Title")
    assert "title" not in step(job, 3)
    job.set_empty("Title")
    assert step(job, 4)["title"] == ""


def test_clearing_a_text_takes_it_away(job: Canvas):
    job.fill("Title", "")
    assert "title" not in step(job, 2)
    expect(job.field("Title")).to_have_attribute("placeholder", "Not set")


def test_what_is_needed_stays_with_the_reason(job: Canvas):
    job.fill("Name", "")
    expect(job.form_row("Name").get_by_role("alert")).to_have_text("Name is needed.")
    expect(job.field("Name")).to_have_attribute("aria-invalid", "true")
    job.unchanged()


def test_several_lines(job: Canvas):
    job.fill("Description", "One\nTwo")
    assert step(job, 2)["description"] == "One\nTwo"


def test_a_new_name_is_followed_by_every_reference(job: Canvas):
    job.fill("Name", "train")
    job.saved(2)
    document = job.exported()
    assert document["steps"][0]["if_then_steps"] == ["train"]
    assert document["steps"][3]["depend_steps"] == ["train", "training_job2"]
    assert document["data"][0]["used_steps"] == ["train"]


def test_a_closed_list(job: Canvas):
    job.choose("Type", "model")
    assert step(job, 2)["type"] == "model"


def test_a_stepper_counts_and_keeps_its_unit_and_the_type_of_its_number(job: Canvas):
    job.press_in("More Nodes")
    assert step(job, 2)["properties"]["spec"]["resource"]["node_count"] == 2
    job.fill("Poll every", "5")
    assert step(job, 3)["policy"] == {"poll_interval_seconds": "5"}
    expect(job.form_row("Poll every").locator(".unit")).to_have_text("s")


def test_a_stepper_takes_numbers_only(job: Canvas):
    job.fill("Nodes", "many")
    alert = job.form_row("Nodes").get_by_role("alert")
    expect(alert).to_have_text("A whole number is needed here.")
    expect(job.field("Nodes")).to_have_value("many")
    job.unchanged()


def test_objects_on_the_way_to_a_property_are_made(job: Canvas):
    job.unset("Properties")
    expect(job.inspector("Properties").locator(".state").first).to_have_text("Not set")
    job.press_in("Fields of Specification")
    job.press_in("Fields of Resources")
    job.fill("Nodes", "3")
    assert step(job, 3)["properties"] == {"spec": {"resource": {"node_count": 3}}}


def test_an_object_is_set_empty_and_unset(job: Canvas):
    job.unset("Policy", within="Policy")
    assert "policy" not in step(job, 2)
    job.set_empty("Policy", within="Policy")
    assert step(job, 3)["policy"] == {}


def test_ports_are_added_named_valued_and_deleted(job: Canvas):
    job.press_in("Add to Inputs")
    job.fill("Name", "labels", within="input")
    job.give("Value", "number", "1.0", within="labels")
    inputs = step(job, 4)["inputs"]
    assert repr(inputs[1]) == "{'name': 'labels', 'type': 'obs', 'value': 1.0}"
    job.press_in("Move labels up")
    assert [each["name"] for each in step(job, 5)["inputs"]] == ["labels", "data_url"]
    job.press_in("Delete labels")
    assert [each["name"] for each in step(job, 6)["inputs"]] == ["data_url"]


def test_a_map_takes_pairs_of_any_kind(job: Canvas):
    job.add_pair("Configuration", "note", "x", within="train_url")
    job.give("note", "json", '{"a": [1.0, 9007199254740993]}', within="train_url")
    config = step(job, 4)["outputs"][0]["config"]
    assert repr(config["note"]) == "{'a': [1.0, 9007199254740993]}"


def test_a_key_of_a_map_is_renamed_and_taken_away(job: Canvas):
    key = job.inspector("train_url").get_by_label("Name of obs_url")
    key.fill("path")
    job.press("Tab")
    assert step(job, 2)["outputs"][0]["config"] == {"path": "/test-lh/test-metrics/"}
    job.choose("Kind of path", "absent", within="train_url")
    assert step(job, 3)["outputs"][0]["config"] == {}


def test_a_list_of_objects_in_a_property(job: Canvas):
    job.press_in("Add to Hyperparameters")
    job.saved(2)
    job.inspector("Hyperparameters").get_by_label("Name", exact=True).fill("rate")
    job.press("Tab")
    job.saved(3)
    job.give("Value", "number", "1e-3", within="Hyperparameters")
    found = step(job, 4)["properties"]["algorithm"]["parameters"]
    assert repr(found) == "[{'name': 'rate', 'value': 0.001}]"


def test_a_key_that_is_written_like_markup_is_text(job: Canvas):
    job.add_pair("Configuration", "<b>note</b>", "x", within="train_url")
    (output, *_) = step(job, 3)["outputs"]
    assert output["config"]["<b>note</b>"] == "x"
    expect(job.page.locator("#inspector [data-pair] b")).to_have_count(0)


def test_keys_that_no_form_knows_are_kept_and_can_be_added(job: Canvas):
    job.add_pair("Further keys", "mine", "yes")
    job.saved(3)
    properties = step(job, 3)["properties"]
    assert properties["mine"] == "yes"
    assert properties["kind"] == "job"


def test_broken_json_stays_with_its_line(job: Canvas):
    job.add_pair("Configuration", "note", "x", within="train_url")
    job.give("note", "json", '{"a": 1,\n]}', within="train_url")
    alert = job.inspector("train_url").locator('[data-pair="note"]').get_by_role("alert")
    expect(alert).to_have_text("Not JSON at line 2, column 1.")
    expect(job.field("note", within="train_url")).to_have_value('{"a": 1,\n]}')


def test_labels_and_switches_of_the_workflow(canvas: Canvas):  # noqa: F811
    canvas.show_workflow()
    canvas.press_in("Remove subgraph")
    canvas.saved(2)
    canvas.field("Subscribed").check()
    canvas.saved(3)
    canvas.field("Subscribed").uncheck()
    canvas.saved(4)
    document = canvas.exported()
    assert document["labels"] == []
    assert document["with_subscription"] is False


def test_a_scene_is_made_named_and_given_steps(canvas: Canvas):  # noqa: F811
    canvas.show_workflow()
    canvas.press_in("Add to Scenes")
    canvas.fill("Name", "train only", within="scene")
    canvas.saved(3)
    canvas.press_in("Add to Steps", within="train only")
    canvas.page.get_by_role("option", name="training_job1", exact=True).click()
    canvas.saved(4)
    assert canvas.exported()["policy"] == {
        "scenes": [{"name": "train only", "steps": ["training_job1"]}]
    }


def test_a_card_is_called_by_its_new_name(canvas: Canvas):  # noqa: F811
    canvas.show_workflow()
    canvas.press_in("Add to Scenes")
    canvas.saved(2)
    canvas.page.wait_for_load_state("networkidle")
    canvas.fill("Name", "train only", within="scene")
    expect(canvas.inspector("train only")).to_be_visible()


def test_a_parameter_is_made_in_the_workflow_and_edited_in_its_own_panel(canvas: Canvas):  # noqa: F811
    canvas.show_workflow()
    canvas.press_in("Add to Parameters")
    canvas.page.locator('.inspected[data-kind="parameter"]').wait_for()
    canvas.fill("Name", "rate")
    canvas.fill("Type", "float")
    canvas.give("Default", "number", "1.0")
    canvas.press_in("Add to Choices")
    canvas.give("Value 1", "number", "2.50")
    canvas.field("Ask at run time").check()
    expect(canvas.page.locator("#saved")).to_have_attribute("data-state", "saved")
    canvas.page.wait_for_load_state("networkidle")
    made = {**canvas.exported()["parameters"][-1]}
    assert made.pop("used_steps", []) == []
    assert repr(made) == (
        "{'name': 'rate', 'type': 'float', 'delay': True, 'default': 1.0, 'enum': [2.5]}"
    )


def test_conditions_are_built_and_read_back(canvas: Canvas):  # noqa: F811
    canvas.select("condition_step_test")
    said = canvas.page.locator("[data-decides]")
    expect(said).to_have_text("True when is_true equals true.")
    canvas.press_in("Add to Conditions")
    canvas.give("Left operand", "number", "0.90", within="2")
    canvas.choose("Operator", ">=", within="2")
    canvas.give("Right operand", "number", "0.8", within="2")
    expect(said).to_have_text("True when is_true equals true, and 0.90 is at least 0.8.")
    canvas.choose("Operator", "or", within="1")
    expect(canvas.inspector("Left operand").first).to_be_visible()
    expect(said).to_contain_text('(is_true equals "" or true equals "")')


def test_an_edit_in_a_form_is_undone_and_done_again(job: Canvas):
    job.fill("Title", "Train")
    job.saved(2)
    job.page.locator("[data-do=undo]").click()
    job.saved(3)
    expect(job.field("Title")).to_have_value("labeling")
    assert_exported(job, EXAMPLE)


def test_half_typed_text_and_the_caret_stay_when_the_panel_is_drawn_again(job: Canvas):
    job.field("Description").fill("half")
    job.page.evaluate("document.querySelector('#field-description').setSelectionRange(2, 2)")
    job.page.evaluate(_RELOAD)
    job.page.wait_for_load_state("networkidle")
    job.press("x")
    expect(job.field("Description")).to_have_value("haxlf")


def test_without_a_network_the_panel_goes_on_working(job: Canvas, complaints: list[str]):
    job.page.context.set_offline(True)
    job.fill("Title", "Offline")
    job.press_in("Add to Inputs")
    job.fill("Name", "second", within="input")
    expect(job.step("training_job1")).to_contain_text("Offline")
    expect(job.step("training_job1")).to_contain_text("second")
    job.page.context.set_offline(False)
    expect(job.page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=20_000)
    complaints.clear()
    assert job.exported_step("training_job1")["inputs"][1] == {"name": "second", "type": "obs"}
