"""The cast, and the editor of its project at the API."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.caller import Caller, with_token
from tests.cast import Cast, gather

_EXAMPLE = Path(__file__).parent.parent / "data/example-request.json"


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def editor(cast: Cast) -> Caller:
    return with_token(cast.editor, cast.project)


@pytest.fixture
def example() -> dict[str, Any]:
    """The page's example request."""
    return json.loads(_EXAMPLE.read_text(encoding="utf-8"))
