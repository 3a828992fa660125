"""The page's example as a workflow, a run of it, and everybody as a client."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from apps.executions.models import Execution
from apps.workflows import actions
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.editor.conftest import EXAMPLE
from tests.executions.conftest import steps, worker
from tests.pages.runs import rows

__all__ = ["steps", "worker"]


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    return actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)


@pytest.fixture
def run(workflow: Workflow, cast: Cast) -> Execution:
    return rows.running(workflow, by=cast.owner)


@pytest.fixture
def client_of(cast: Cast) -> Callable[[str], Client]:
    """Return a function that gives a part's signed-in client; nobody's for "anonymous"."""

    def signed_in(part: str) -> Client:
        client = Client()
        if part != "anonymous":
            client.force_login(cast.named(part))
        return client

    return signed_in


def address(run: Execution, name: str = "run", *more: str) -> str:
    return reverse(name, args=[run.workflow_id, run.pk, *more])
