"""Creating, showing, changing and listing workflows: server time without HTTP, medians."""

from collections.abc import Callable

from django.db import connection

from apps.core.ids import new_id
from apps.spec.draft import Kind
from apps.teams.models import Project, User
from apps.workflows import actions, answers, queries, store
from apps.workflows.models import Workflow
from tests.benchmarks.bodies import example_shaped
from tests.benchmarks.timing import median_ms
from tests.cast import gather

NEEDS_DATABASE = True


def _line(what: str, act: Callable[[], object], aim: str = "") -> None:
    print(f"| {what:<44} | {median_ms(act):8.1f} | {aim:>7} |")


def _rename(workflow: Workflow, step: str, by: User) -> Callable[[], object]:
    titles = ["labeling"]

    def change() -> None:
        old, new = titles[-1], f"title {len(titles)}"
        titles.append(new)
        operation = {"op": "set", "id": step, "path": "/title"}
        actions.apply_change(
            workflow,
            change={
                "id": new_id(),
                "label": "",
                "base_revision": 0,
                "operations": [operation | {"from": f'"{old}"', "to": f'"{new}"'}],
            },
            by=by,
        )

    return change


def _of_size(steps: int, project: Project, by: User) -> None:
    body = example_shaped(steps)
    aims = {500: ("200 ms", "40 ms")}.get(steps, ("", ""))
    row = actions.create_workflow(project=project, document=body, by=by)
    step = store.load_draft(row.pk).children[(row.pk, Kind.STEP)][steps // 2]

    def create() -> None:
        actions.create_workflow(project=project, document=body, by=by)

    _line(f"create {steps} steps, parse and rules included", create, aims[0])
    _line(f"show {steps} steps as an answer", lambda: answers.shown(row), aims[1])
    _line(f"load the draft of {steps} steps", lambda: store.load_draft(row.pk))
    _line(f"change one field of one of {steps} steps", _rename(row, step, by))


def _listing(project: Project, by: User) -> None:
    for _ in range(1000):
        actions.create_workflow(project=project, document=example_shaped(2), by=by)

    def page() -> None:
        answers.listed(queries.listing(user=by, project=project).items)

    _line("a page of 100 out of 1,000 workflows", page, "100 ms")


def main() -> None:
    """Print the table for the database at hand."""
    cast = gather()
    print(f"| {connection.vendor:<44} | median ms |     aim |")
    for steps in (100, 500, 2000):
        _of_size(steps, cast.project, cast.owner)
    _listing(cast.project, cast.owner)
