"""A project whose runs really make datasets, in this thread."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from apps.executions.models import Execution
from apps.storage.opening import store_by_id
from apps.storage.ports import Store
from tests.cast import Cast, gather
from tests.datasets.stored import picture, put
from tests.executions.conftest import Inline, steps, worker
from tests.executions.rows import start, workflow_of

__all__ = ["steps", "worker"]

STEPS: list[dict[str, Any]] = [
    {
        "name": "make",
        "type": "create_dataset",
        "inputs": [{"name": "data_url", "type": "obs", "data": "$ref/data/pictures"}],
        "outputs": [{"name": "made", "type": "dataset", "config": {}}],
        "properties": {"dataset_name": "animals"},
    },
    {
        "name": "label",
        "type": "labeling",
        "title": "Which animal?",
        "depend_steps": ["make"],
        "inputs": [{"name": "dataset", "type": "dataset", "data": "$ref/consumptions/make/made"}],
        "outputs": [{"name": "labelled", "type": "dataset", "config": {}}],
        "properties": {"classes": "cat, dog"},
    },
    {
        "name": "release",
        "type": "release_dataset",
        "depend_steps": ["label"],
        "inputs": [
            {"name": "dataset", "type": "dataset", "data": "$ref/consumptions/label/labelled"}
        ],
        "outputs": [{"name": "released", "type": "dataset", "config": {}}],
        "properties": {"train_evaluate_sample_ratio": "0.5"},
    },
]
DATA = [{"name": "pictures", "type": "obs", "value": {"obs_url": "/b/in/"}}]


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def store(cast: Cast, settings: Settings, tmp_path: Path) -> Store:
    settings.MEDIA_ROOT = tmp_path
    return store_by_id(cast.project.pk)


@pytest.fixture
def execution(cast: Cast, store: Store, worker: Inline) -> Execution:
    """A run that waits for people to label three pictures."""
    put(store, **{f"/b/in/{n}.png": picture(n) for n in range(3)})
    begun = start(cast, workflow_of(cast, STEPS, data=DATA), target="local")
    worker.work()
    return begun
