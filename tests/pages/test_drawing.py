"""The mini-DAG: columns by the longest way, wires between the boxes, nothing outside."""

from hypothesis import given
from hypothesis import strategies as st

from apps.pages.library.drawing import STEP_HEIGHT, STEP_WIDTH, draw
from apps.workflows.queries import Sketch, SketchStep


def sketch(ids: str, *links: str) -> Sketch:
    steps = [SketchStep(id, "job", None, None) for id in ids]
    return Sketch(steps, [(link[0], link[1]) for link in links])


def test_a_diamond_has_three_columns():
    """a → b → d, a → c → d"""
    a, b, c, d = draw(sketch("abcd", "ab", "ac", "bd", "cd")).boxes
    assert a.x < b.x == c.x < d.x
    assert b.y < a.y == d.y < c.y


def test_a_step_stands_behind_its_longest_way():
    """a → b → c, a → c"""
    a, b, c = draw(sketch("abc", "ab", "bc", "ac")).boxes
    assert a.x < b.x < c.x


def test_a_wire_leaves_on_the_right_and_arrives_on_the_left():
    drawing = draw(sketch("ab", "ab"))
    a, b = drawing.boxes
    (wire,) = drawing.wires
    assert wire.startswith(f"M{a.x + STEP_WIDTH:.1f} {a.y + STEP_HEIGHT / 2:.1f}C")
    assert wire.endswith(f"{b.x:.1f} {b.y + STEP_HEIGHT / 2:.1f}")


def test_wires_to_steps_that_are_not_drawn_are_left_aside():
    assert draw(sketch("ab", "az")).wires == []


def test_a_workflow_without_steps_is_an_empty_box():
    assert draw(sketch("")).boxes == []


LINKS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))


@given(LINKS)
def test_whatever_the_links_no_two_boxes_touch_and_all_are_inside(links):
    drawing = draw(sketch("abcdefgh", *[a + b for a, b in links]))
    for box in drawing.boxes:
        assert 0 <= box.x <= drawing.width - STEP_WIDTH
        assert 0 <= box.y <= drawing.height - STEP_HEIGHT
    places = [(box.x, box.y) for box in drawing.boxes]
    assert len(set(places)) == len(places)
