"""The cast, and workflows for them to work on."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from apps.core.ids import new_id
from apps.spec.shapes import Json
from apps.workflows import actions
from apps.workflows.models import Workflow
from tests.cast import Cast, gather

EXAMPLE = Path(__file__).parent.parent / "data" / "example-request.json"


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def example() -> dict[str, Any]:
    """The page's own example."""
    return json.loads(EXAMPLE.read_text())


@pytest.fixture
def workflow(cast: Cast, example: dict[str, Any]) -> Workflow:
    """The page's example, as the editor created it."""
    return actions.create_workflow(project=cast.project, document=example, by=cast.editor)


@pytest.fixture
def change() -> Callable[..., dict[str, Json]]:
    """Return what makes a change of operations, under a fresh id unless one is given."""

    def make(*operations: dict[str, Json], id: str | None = None) -> dict[str, Json]:
        return {
            "id": id or new_id(),
            "label": "Edit",
            "base_revision": 1,
            "operations": list(operations),
        }

    return make


@pytest.fixture
def soon() -> datetime:
    """Tomorrow."""
    return timezone.now() + timedelta(days=1)
