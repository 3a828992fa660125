"""Steps by hand: added at the end of a wire, taken in between, removed so that no gap stays."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.by_hand import canvas, cast, open_workflow, step  # noqa: F401
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)

CHAIN = {"name": "chain", "steps": [step("a"), step("b", "a"), step("c", "b")]}


@pytest.fixture
def chain(open_workflow: Callable[..., Canvas]) -> Canvas:  # noqa: F811
    """Three steps in a row."""
    return open_workflow(CHAIN)


def test_a_data_wire_dropped_on_empty_canvas_offers_the_types_that_fit(canvas: Canvas):  # noqa: F811
    menu = canvas.drop_on_canvas("training_job3.train_url", canvas.empty_point())
    expect(menu.get_by_role("option", name="Register model")).to_be_visible()
    expect(menu.get_by_role("option", name="Condition")).to_have_count(0)
    canvas.choose_from_list("Register model")
    canvas.saved(2)
    added = canvas.exported_step("model")
    assert added["depend_steps"] == ["training_job3"]
    assert added["inputs"][0]["data"] == "$ref/consumptions/training_job3/train_url"


def test_an_order_wire_dropped_on_empty_canvas_adds_what_runs_next(chain: Canvas):
    menu = chain.drop_on_canvas("c.after", chain.empty_point())
    menu.get_by_role("combobox").fill("cond")
    chain.press("Enter")
    chain.saved(2)
    assert chain.exported_step("condition")["depend_steps"] == ["c"]


def test_a_wire_dropped_backwards_adds_what_runs_before(chain: Canvas):
    chain.drop_on_canvas("a.before", chain.empty_point())
    chain.choose_from_list("Condition")
    chain.saved(2)
    assert chain.exported_step("a")["depend_steps"] == ["condition"]


def test_a_click_on_a_port_asks_for_the_step_beside_it(chain: Canvas):
    chain.page.mouse.click(*chain.port("c.after"))
    chain.choose_from_list("Condition")
    chain.saved(2)
    assert chain.exported_step("condition")["depend_steps"] == ["c"]


def test_leaving_the_list_adds_nothing(chain: Canvas):
    chain.drop_on_canvas("c.after", chain.empty_point())
    chain.press("Escape")
    expect(chain.menu()).to_have_count(0)
    chain.unchanged()


def test_deleting_a_step_closes_the_gap_and_undo_opens_it_again(chain: Canvas):
    chain.select("b")
    chain.press("Delete")
    expect(chain.page.locator("[data-toast]")).to_contain_text("Delete b and connect a to c")
    chain.saved(2)
    assert chain.exported_step("c")["depend_steps"] == ["a"]
    chain.page.locator("[data-toast]").get_by_role("button", name="Undo").click()
    chain.saved(3)
    assert [each["depend_steps"] for each in chain.exported()["steps"]] == [[], ["a"], ["b"]]


def test_a_gap_can_be_left(chain: Canvas):
    chain.select("b")
    chain.press("Shift+Delete")
    chain.saved(2)
    assert chain.exported_step("c")["depend_steps"] == []


def test_a_step_is_put_into_a_wire_from_its_menu(chain: Canvas):
    chain.click_wire("a", "b")
    chain.right_click(chain.middle_of("a", "b"))
    chain.choose_from_list("Put a step in between…")
    chain.choose_from_list("Training job")
    chain.saved(2)
    assert chain.exported_step("job")["depend_steps"] == ["a"]
    assert chain.exported_step("b")["depend_steps"] == ["job"]
