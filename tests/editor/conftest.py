"""One workflow of the page's example, and everybody as a client."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.workflows import actions, store
from apps.workflows.models import Workflow
from config.env import ROOT
from tests.cast import Cast, gather

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    return actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)


@pytest.fixture
def client_of(cast: Cast) -> Callable[[str], Client]:
    """Return a function that gives a part's signed-in client; nobody's for "anonymous"."""

    def signed_in(part: str) -> Client:
        client = Client()
        if part != "anonymous":
            client.force_login(cast.named(part))
        return client

    return signed_in


def step_id(workflow: Workflow, name: str) -> str:
    """Return the id of a step."""
    draft = store.load_draft(workflow.pk)
    return next(id for id, each in draft.entities.items() if each.value.get("name") == name)


def change(*operations: dict[str, Any], id: str = "0" * 31 + "1") -> dict[str, Any]:
    """Return a change as the browser sends it."""
    return {"id": id, "label": "Try", "base_revision": 1, "operations": list(operations)}


def post(client: Client, workflow: Workflow, path: str, body: Any) -> Any:
    """Post JSON below the workflow's page."""
    return client.post(f"/workflows/{workflow.pk}/{path}", body, content_type="application/json")
