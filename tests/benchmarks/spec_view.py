"""The Spec JSON panel and the problems in a browser: `python -m tests.benchmarks spec_view`.

CPU is what the page's main thread has used; times are medians of several runs.
"""

import os
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Page

from tests.benchmarks.opened import Bench, Opened, bench
from tests.benchmarks.timing import print_table

SIZES = [int(size) for size in os.environ.get("WEFT_STEPS", "100 1000 5000").split()]
RUNS = 5
SETTLED_MS = 1500
_RENAME = """
(run) => {
  const { commands } = document.querySelector("flow-canvas");
  const { session } = commands;
  const step = session.draft.steps[run];
  const from = JSON.stringify(session.draft.entity(step).value.title);
  session.perform("", [{ op: "set", id: step, path: "/title", from, to: `"t${run}"` }]);
}
"""
_PROBLEMS = """
async () => {
  const start = performance.now();
  await (await fetch("problems")).json();
  return performance.now() - start;
}
"""

Line = tuple[str, str]


def main() -> None:
    """Print a table for each size."""
    with bench() as running:
        for steps in SIZES:
            print_table(
                f"Spec JSON with {steps} steps", ("what", "measured"), measure(running, steps)
            )


def measure(running: Bench, steps: int) -> list[Line]:
    """Return the lines of one size's table."""
    with running.opened(running.workflow(steps)) as opened:
        page = opened.page
        problems = [page.evaluate(_PROBLEMS) for _ in range(RUNS)]
        closed = _edits(opened)
        before = opened.heap()
        opening = opened.metric("TaskDuration")
        _open(page)
        opening = (opened.metric("TaskDuration") - opening) * 1000
        return [
            ("problems answered", f"{median(problems):.0f} ms"),
            ("an edit elsewhere, panel not loaded, CPU", f"{median(closed):.0f} ms"),
            ("open, CPU", f"{opening:.0f} ms"),
            ("an edit elsewhere, panel open, CPU", f"{median(_edits(opened)):.0f} ms"),
            ("a title typed, all that follows, CPU", f"{median(_typed(opened)):.0f} ms"),
            ("heap it adds", f"{opened.heap() - before:.1f} MB"),
            ("DOM elements", str(page.evaluate("document.querySelectorAll('*').length"))),
        ]


def _open(page: Page) -> None:
    page.get_by_role("tab", name="Spec JSON").click()
    page.wait_for_selector("#panel-spec .cm-line", timeout=60_000)
    page.wait_for_timeout(SETTLED_MS)


def _edits(opened: Opened) -> list[float]:
    return [_cpu(opened, lambda run=run: opened.page.evaluate(_RENAME, run)) for run in range(RUNS)]


def _typed(opened: Opened) -> list[float]:
    content = opened.page.locator("#panel-spec .cm-content")
    content.focus()
    opened.page.keyboard.press("Control+f")
    opened.page.keyboard.insert_text("labeling")
    for key in ("End", "Enter", "Escape"):
        opened.page.keyboard.press(key)
    return [_cpu(opened, lambda: opened.page.keyboard.insert_text("x")) for _ in range(RUNS)]


def _cpu(opened: Opened, act: Callable[[], object]) -> float:
    before = opened.metric("TaskDuration")
    act()
    opened.page.wait_for_timeout(SETTLED_MS)
    return (opened.metric("TaskDuration") - before) * 1000


if __name__ == "__main__":
    main()
