"""The editor in a headless browser, at 1440 x 900: `python -m tests.benchmarks editor`.

Frame times are the intervals of animation frames (16.7 ms is the least there is); CPU is what the
page's main thread has used. `WEFT_STEPS="100 1000"` chooses the sizes.
"""

import os
from collections.abc import Callable
from statistics import median

from tests.benchmarks import page_scripts
from tests.benchmarks.editor_goals import GOALS
from tests.benchmarks.opened import Bench, Opened, bench
from tests.benchmarks.timing import print_table

SIZES = [int(size) for size in os.environ.get("WEFT_STEPS", "100 1000 5000").split()]
FRAMES = 90
MOVES = 60
EDITS = 40
LAYOUTS = 5
OPENS = 5

Line = tuple[str, str]


def main() -> None:
    """Print a table for each size."""
    with bench() as running:
        for steps in SIZES:
            lines = measure(running, steps)
            print_table(f"Editor with {steps} steps", ("what", "measured", "goal"), lines)


def measure(running: Bench, steps: int) -> list[Line]:
    """Return the lines of one size's table."""
    goals = GOALS.get(steps, {})
    url = running.workflow(steps)
    opens = [opening(running, url) for _ in range(OPENS)]
    with running.opened(url) as page:
        lines = [*figures(page), *motions(page), drags(page), *works(page)]
    lines.insert(0, ("open", f"{median(opens):.0f} / {p95(opens):.0f} ms"))
    return [(what, measured, goals.get(what, "")) for what, measured in lines]


def opening(running: Bench, url: str) -> float:
    """Return the milliseconds from the navigation to a canvas that can be worked with."""
    with running.opened(url) as page:
        return page.ready_ms


def figures(page: Opened) -> list[Line]:
    """Return what stands still."""
    elements = page.page.evaluate("document.querySelectorAll('*').length")
    idle = page.page.evaluate(page_scripts.IDLE, 1000)
    return [
        ("requests, cold", str(page.requests)),
        ("received, cold", f"{page.received / 1024:.0f} KB"),
        ("DOM elements", str(elements)),
        ("JS heap", f"{page.heap():.1f} MB"),
        ("animation frames asked for in an idle second", str(idle)),
    ]


def motions(page: Opened) -> list[Line]:
    """Return the frames of panning and zooming."""
    ways = [("pan at 100 %", "1", False), ("zoom from 100 %", "1", True)]
    ways += [("pan, whole graph in view", "fit", False), ("zoom, whole graph in view", "fit", True)]
    return [_frames(page, what, start, ctrl) for what, start, ctrl in ways]


def _frames(page: Opened, what: str, start: str, ctrl: bool) -> Line:
    times, cpu = with_cpu(
        page, lambda: page.page.evaluate(page_scripts.FRAMES, [FRAMES, start, ctrl])
    )
    return what, f"{median(times):.1f} / {p95(times):.1f} ms, CPU {cpu / FRAMES:.1f}"


def drags(page: Opened) -> Line:
    """Return the CPU of one move of a dragged step, by the real mouse."""
    step, x, y = page.page.evaluate(page_scripts.FIRST_STEP)
    mouse = page.page.mouse
    mouse.move(x, y)
    mouse.down()
    _, cpu = with_cpu(page, lambda: _shake(page, x, y))
    moved = page.page.evaluate(page_scripts.FIRST_STEP)
    assert (step, x, y) != tuple(moved), "the step was not dragged"
    page.page.keyboard.press("Escape")
    mouse.up()
    return "drag, CPU a move", f"{cpu / MOVES:.1f} ms"


def _shake(page: Opened, x: float, y: float) -> list[float]:
    for move in range(MOVES):
        page.page.mouse.move(x + 4 * (move % 30), y + 3 * (move % 20))
    return []


def works(page: Opened) -> list[Line]:
    """Return the auto layout and the edits that the server has answered."""
    layouts = page.page.evaluate(page_scripts.LAYOUT, LAYOUTS)
    edits = page.page.evaluate(page_scripts.EDITS, EDITS)
    return [
        ("auto layout", f"{median(layouts):.0f} ms"),
        ("edit acknowledged", f"{median(edits):.0f} / {p95(edits):.0f} ms"),
    ]


def with_cpu(page: Opened, act: Callable[[], list[float]]) -> tuple[list[float], float]:
    """Return what it returns, and the milliseconds of CPU it took."""
    before = page.metric("TaskDuration")
    times = act()
    return times, (page.metric("TaskDuration") - before) * 1000


def p95(times: list[float]) -> float:
    """Return what 95 % of the times do not exceed."""
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.95))]


if __name__ == "__main__":
    main()
