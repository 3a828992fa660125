"""The cast and the store of its project."""

from pathlib import Path

import pytest
from pytest_django import Settings

from apps.storage.opening import store_by_id
from apps.storage.ports import Store
from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def store(cast: Cast, settings: Settings, tmp_path: Path) -> Store:
    """The store of the cast's project, empty."""
    settings.MEDIA_ROOT = tmp_path
    return store_by_id(cast.project.pk)
