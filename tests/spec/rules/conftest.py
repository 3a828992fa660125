import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def example():
    """The body of the page's example."""
    return json.loads((DATA / "example-request.json").read_text())
