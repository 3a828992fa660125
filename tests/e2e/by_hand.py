"""The page's example, open for an editor: what the tests of gestures start from."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from apps.workflows import actions
from config.env import ROOT
from tests.cast import Cast, gather
from tests.e2e.canvas import Canvas

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def open_workflow(page: Page, signed_in: Callable[..., Page], cast: Cast) -> Callable[..., Canvas]:
    """Return a function that opens a new workflow for the editor, with the clipboard allowed."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    signed_in(page, cast.editor)

    def open_new(document: Any) -> Canvas:
        workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
        return Canvas(page, workflow).open()

    return open_new


@pytest.fixture
def canvas(open_workflow: Callable[..., Canvas]) -> Canvas:
    """The page's example."""
    return open_workflow(EXAMPLE)


def step(name: str, *after: str, **more: Any) -> dict[str, Any]:
    """Return the JSON of a plain step that waits for others."""
    return {"name": name, "type": "job", "depend_steps": list(after), **more}
