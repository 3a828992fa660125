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
RUNS = 40

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

    def perform(self, operations: Sequence[Operation]) -> None:
        """Send one change."""
        written = [operation_json(operation) for operation in operations]
        change = {"id": new_id(), "label": "", "base_revision": 0, "operations": written}
        self.send("changes", change)


def set_title(editor: Editor, run: int) -> Sequence[Operation]:
    step = editor.steps[-1 - run]
    return [Set(id=step, path="/title", old='"labeling"', new=f'"title {run}"')]


def place(editor: Editor, run: int) -> Sequence[Operation]:
    return [Place(id=editor.steps[run], position=Position(run, run))]


def link(editor: Editor, run: int) -> Sequence[Operation]:
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
    """Return what renames a step that one parameter, one datum and another step name."""
    draft = store.load_draft(editor.draft.root)
    return rename(draft, editor.steps[run + 1], f"renamed_{run}")


GESTURES: dict[str, Gesture] = {
    "set a field": set_title,
    "place a step": place,
    "link two steps": link,
    "add a step": add,
    "rename a step": rename_step,
}


def times_of(send: Callable[[], None]) -> float:
    gc.collect()
    start = perf_counter()
    send()
    return (perf_counter() - start) * 1000


def row(name: str, times: list[float]) -> list[Any]:
    points = quantiles(times, n=20, method="inclusive")
    return [name, points[9], points[18]]


def measured(editor: Editor) -> Iterator[list[Any]]:
    """Yield what each gesture costs, undo at the end."""
    for name, gesture in GESTURES.items():
        prepared = [gesture(editor, run) for run in range(RUNS)]
        if gesture is rename_step:
            yield row(name, [_renamed(editor, run) for run in range(RUNS)])
            continue
        yield row(name, [times_of(lambda each=each: editor.perform(each)) for each in prepared])
    undo = lambda: editor.send("undo", {"id": new_id()})  # noqa: E731
    yield row("undo", [times_of(undo) for _ in range(RUNS)])


def _renamed(editor: Editor, run: int) -> float:
    operations = rename_step(editor, run)
    return times_of(lambda: editor.perform(operations))


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
