"""Edits of the canvas, from a request with a session to the bytes that acknowledge it.

`python -m tests.benchmarks edits` prints medians and 95th percentiles in milliseconds.
"""

import gc
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter
from typing import Any

from django.db import connection
from django.test import Client

from apps.core.ids import new_id
from apps.spec.draft import Draft, Kind, LinkAs, Position
from apps.spec.gestures import rename
from apps.spec.operations import Add, Link, Operation, Place, Set, operation_json
from apps.teams import actions as teams
from apps.teams.models import User
from apps.workflows import actions, store
from apps.workflows.models import Workflow
from config.asgi import spare_the_collector
from tests.benchmarks.bodies import example_shaped
from tests.benchmarks.timing import print_table

NEEDS_DATABASE = True
SIZES = (100, 1000, 5000)
RUNS = 20

Gesture = Callable[["Editor", int], Sequence[Operation]]


@dataclass
class Editor:
    """Somebody editing a workflow: sends each gesture as the page does."""

    client: Client
    draft: Draft
    steps: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        self.steps = self.draft.children[(self.draft.root, Kind.STEP)]

    def send(self, path: str, body: Any) -> None:
        """Post JSON and see that it is taken."""
        written = json.dumps(body)
        url = f"/workflows/{self.draft.root}/{path}"
        answer = self.client.post(url, written, content_type="application/json")
        assert answer.status_code == 200, answer.content[:500]

    def undo(self) -> None:
        """Take back the newest change that stands."""
        self.send("undo", {"id": new_id()})

    def perform(self, operations: Sequence[Operation]) -> None:
        """Send one change."""
        written = [operation_json(operation) for operation in operations]
        change = {"id": new_id(), "label": "", "base_revision": 0, "operations": written}
        self.send("changes", change)


def set_title(editor: Editor, run: int) -> Sequence[Operation]:
    """Return what writes a title."""
    step = editor.steps[-1 - run]
    return [Set(id=step, path="/title", old='"labeling"', new=f'"title {run}"')]


def place(editor: Editor, run: int) -> Sequence[Operation]:
    """Return what moves a step."""
    return [Place(id=editor.steps[run], position=Position(run, run))]


def link(editor: Editor, run: int) -> Sequence[Operation]:
    """Return what draws a wire from one of the first steps to one of the last."""
    ends = editor.steps[run], editor.steps[-1 - run]
    return [Link(source=ends[0], target=ends[1], link_as=LinkAs.DEPENDS, index=9)]


def add(editor: Editor, run: int) -> Sequence[Operation]:
    """Return what a click in the palette does: a step, its wire and its place."""
    value = {"name": f"added_{run}", "type": "job", "properties": {}, "policy": {}}
    after = editor.steps[len(editor.steps) // 2]
    step = Add(kind=Kind.STEP, id=new_id(), owner=editor.draft.root, after=after, value=value)
    wire = Link(source=after, target=step.id, link_as=LinkAs.DEPENDS, index=0)
    return [step, wire, Place(id=step.id, position=Position(0, 0))]


def rename_step(editor: Editor, run: int) -> Sequence[Operation]:
    """Return what renames a step that two parameters, one datum and another step name."""
    return rename(store.load_draft(editor.draft.root), editor.steps[run + 1], f"renamed_{run}")


GESTURES: dict[str, Gesture] = {
    "set a field": set_title,
    "place a step": place,
    "link two steps": link,
    "add a step": add,
    "rename a step": rename_step,
}


def times_of(send: Callable[[], None]) -> float:
    """Return how long one request takes in milliseconds."""
    gc.collect()
    start = perf_counter()
    send()
    return (perf_counter() - start) * 1000


def row(name: str, times: list[float]) -> list[Any]:
    """Return a line of the table: name, median, 95th percentile."""
    points = quantiles(times, n=20, method="inclusive")
    return [name, points[9], points[18]]


def measured(editor: Editor) -> Iterator[list[Any]]:
    """Yield what each gesture costs, and then what it costs to take all of them back."""
    for name, gesture in GESTURES.items():
        times = []
        for run in range(RUNS):
            operations = gesture(editor, run)
            times.append(times_of(lambda done=operations: editor.perform(done)))
        yield row(name, times)
    taken_back = len(GESTURES) * RUNS
    yield row("undo", [times_of(editor.undo) for _ in range(taken_back)])


def main() -> None:
    """Print what an acknowledged edit costs."""
    spare_the_collector()  # as the web server does
    owner = User.objects.create_user("owner")
    team = teams.create_team(name="Benchmarks", by=owner)
    project = teams.create_project(team, name="Benchmarks", by=owner)
    client = Client()
    client.force_login(owner)
    for steps in SIZES:
        body = example_shaped(steps)
        workflow: Workflow = actions.create_workflow(project=project, document=body, by=owner)
        print_table(
            f"Edits of {steps} steps on {connection.vendor}, ms",
            ("gesture", "median", "p95"),
            measured(Editor(client, store.load_draft(workflow.pk))),
        )


if __name__ == "__main__":
    main()
