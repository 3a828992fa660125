"""The stores that pass the one contract."""

from pathlib import Path

import pytest

from apps.storage.local import LocalStore
from apps.storage.ports import Store


@pytest.fixture(params=["local"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    return LocalStore(tmp_path / "store")
