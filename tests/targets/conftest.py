"""What the tests of targets share: the cast, and a ModelArts endpoint on a thread."""

from collections.abc import Iterator

import pytest

from tests.cast import Cast, gather
from tests.fakes.modelarts import FakeModelArts, fake_modelarts


@pytest.fixture
def cast(db: None) -> Cast:
    """One person of every role around one project."""
    return gather()


@pytest.fixture
def cloud() -> Iterator[FakeModelArts]:
    """A ModelArts endpoint that behaves until it is told otherwise."""
    with fake_modelarts() as server:
        yield server
