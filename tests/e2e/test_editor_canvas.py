"""What the canvas draws beside the steps: groups, notes."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.core.ids import new_id
from apps.spec.draft import Kind
from apps.workflows import actions, store
from apps.workflows.models import Workflow
from config.env import ROOT
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import Look, dress
from tests.e2e.gestures_canvas import Drawn

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))
GROUP = {"name": "train_branches", "steps": ["training_job1", "training_job2"]}
SCENE = {"name": "first_half", "steps": ["condition_step_test", "training_job1"]}
NOTE = "# Read me\n\n**Two** [branches](https://example.com)\n\n<b>no</b> ![pic](https://example.com/x.png)"

_OUTPUT = """name => {
  const { draft } = document.querySelector("flow-canvas").scene;
  return draft.ids(draft.steps.find((id) => draft.name(id) === name), "output")[0];
}"""
_FRAMES_ASKED_FOR = """async () => {
  const asked = window.requestAnimationFrame;
  let frames = 0;
  window.requestAnimationFrame = (act) => { frames += 1; return asked.call(window, act); };
  await new Promise((resolve) => setTimeout(resolve, 800));
  window.requestAnimationFrame = asked;
  return frames;
}"""


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    """The page's example with a group, and a note beside it."""
    body = {**EXAMPLE, "sub_graphs": [GROUP], "policy": {"scenes": [SCENE]}}
    row = actions.create_workflow(project=cast.project, document=body, by=cast.editor)
    note = {"text": NOTE, "width": 260, "height": 150, "color": "blue"}
    added = {"op": "add", "kind": "note", "id": new_id(), "after": None, "value": note}
    change(row, cast, added | {"owner": str(store.load_draft(row.pk).root)})
    return row


def change(workflow: Workflow, cast: Cast, *operations: dict[str, Any]) -> None:
    actions.apply_change(
        workflow,
        change={
            "id": new_id(),
            "label": "",
            "base_revision": 0,
            "operations": list(operations),
        },
        by=cast.owner,
    )


@pytest.fixture
def canvas(page: Page, signed_in: Callable[..., Page], cast: Cast, workflow: Workflow) -> Drawn:
    page.set_viewport_size({"width": 1440, "height": 900})
    return Drawn(signed_in(page, cast.editor), workflow).open()


def test_a_group_frames_its_steps_under_its_name(canvas: Drawn):
    frame = canvas.frame("train_branches").bounding_box()
    assert frame is not None
    for name in GROUP["steps"]:
        card = canvas.step(name).bounding_box()
        assert card is not None
        assert frame["x"] < card["x"]
        assert frame["y"] + frame["height"] > card["y"] + card["height"]


def test_a_collapsed_group_is_one_card_and_stays_so_after_a_reload(canvas: Drawn):
    before = canvas.wires()
    canvas.fold("train_branches")
    expect(canvas.step("training_job1")).to_have_count(0)
    expect(canvas.frame("train_branches")).to_contain_text("2 steps")
    canvas.open()
    expect(canvas.frame("train_branches")).to_contain_text("2 steps")
    canvas.fold("train_branches")
    expect(canvas.step("training_job1")).to_have_count(1)
    expect(canvas.page.locator("path.wire")).to_have_count(before)
    canvas.unchanged()


def test_a_step_that_is_collapsed_away_gives_its_focus_to_the_group(canvas: Drawn):
    canvas.select("training_job1")
    canvas.step("training_job1").focus()
    canvas.fold("train_branches")
    expect(canvas.frame("train_branches")).to_be_focused()


def test_a_note_reads_as_markdown_and_never_as_html(canvas: Drawn):
    note = canvas.note("Read me")
    expect(note.locator("strong")).to_have_text("Two")
    expect(note.get_by_role("link", name="branches")).to_have_attribute(
        "rel", "noopener noreferrer"
    )
    expect(note.locator("b, img, h1")).to_have_count(0)
    expect(note).to_contain_text("<b>no</b>")


def test_what_is_asked_for_from_elsewhere_comes_into_view(canvas: Drawn, workflow: Workflow):
    draft = store.load_draft(workflow.pk)
    group, *_ = draft.children[(draft.root, Kind.SUBGRAPH)]
    canvas.page.evaluate("document.querySelector('flow-canvas').centre(9000, 9000)")
    expect(canvas.frame("train_branches")).to_have_count(0)
    canvas.page.evaluate(
        "id => document.dispatchEvent(new CustomEvent('entity:reveal', {detail: {id}}))",
        str(group),
    )
    expect(canvas.frame("train_branches")).to_be_in_viewport()


def test_what_others_have_selected_is_outlined_with_their_name(canvas: Drawn):
    step = canvas.ids()["training_job1"]
    others = {step: [{"name": "Chen Yu", "initials": "CY", "color": 2}]}
    canvas.told("setPresence", others)
    outline = canvas.page.locator(".who")
    expect(outline).to_have_text("Chen Yu")
    around, card = outline.bounding_box(), canvas.step("training_job1").bounding_box()
    assert around is not None
    assert card is not None
    assert around["x"] < card["x"]
    assert around["y"] + around["height"] > card["y"] + card["height"]
    canvas.told("setPresence", {})
    expect(outline).to_have_count(0)


def test_a_scene_sets_the_other_steps_aside(canvas: Drawn):
    aside = canvas.page.locator(".node.aside")
    expect(aside).to_have_count(0)
    canvas.page.get_by_role("button", name="first_half").click()
    expect(aside).to_have_count(2)
    expect(canvas.step("training_job3")).to_have_class(re.compile("aside"))
    assert_accessible(canvas.page)
    canvas.page.get_by_role("button", name="All steps").click()
    expect(aside).to_have_count(0)
    canvas.unchanged()


def test_a_pill_tells_in_full_what_its_reference_stands_for(canvas: Drawn):
    pill = canvas.step("training_job1").locator(".ref").last
    pill.hover()
    expect(pill).to_have_attribute("title", "$ref/parameters/train_spec\nmodelarts.vm.cpu.8u")


def test_a_wire_brightens_under_the_pointer(canvas: Drawn):
    bright = canvas.page.locator("path.wire.hover")
    canvas.page.mouse.move(*canvas.between("training_job1", "training_job3"))
    expect(bright).to_have_count(1)
    canvas.page.mouse.move(*canvas.place("training_job1"))
    expect(bright).to_have_count(0)


def test_the_minimap_covers_no_step_after_a_fit(canvas: Drawn):
    canvas.page.set_viewport_size({"width": 1180, "height": 640})
    canvas.page.get_by_role("button", name="Fit everything").click()
    map_ = canvas.page.locator(".mini").bounding_box()
    assert map_ is not None
    for name in ("training_job1", "training_job2", "training_job3"):
        card = canvas.step(name).bounding_box()
        assert card is not None
        beside = card["x"] + card["width"] <= map_["x"]
        assert beside or card["y"] + card["height"] <= map_["y"], name


def test_a_warning_stands_on_the_row_it_is_about(canvas: Drawn):
    output = canvas.page.evaluate(_OUTPUT, "training_job1")
    warning = {"severity": "warning", "message": "Nobody reads it", "entity": output}
    canvas.told("setTroubles", {canvas.ids()["training_job1"]: [warning]})
    marked = canvas.step("training_job1").locator(".pr:has(.troubled.warning)")
    expect(marked).to_contain_text("train_url")
    expect(canvas.step("training_job1").locator("header .troubled")).to_have_count(0)


def test_a_press_shows_no_focus_ring_and_a_key_does(canvas: Drawn):
    canvas.page.mouse.click(420, 120)
    pane = canvas.page.locator("flow-canvas")
    expect(pane).to_be_focused()
    expect(pane).to_have_css("box-shadow", "none")
    canvas.press("Shift")
    expect(pane).not_to_have_css("box-shadow", "none")


def test_an_idle_canvas_asks_for_no_animation_frame(canvas: Drawn):
    canvas.fold("train_branches")
    canvas.page.wait_for_timeout(400)
    assert canvas.page.evaluate(_FRAMES_ASKED_FOR) == 0


def test_groups_and_notes_are_accessible(canvas: Drawn, look: Look, base_url: str):
    dress(canvas.page, look, base_url)
    canvas.fold("train_branches")
    canvas.open()
    expect(canvas.note("Read me").locator("strong")).to_be_visible()
    expect(canvas.frame("train_branches")).to_be_visible()
    assert_accessible(canvas.page)
