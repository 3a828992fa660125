"""The cast, and an asset that somebody else published."""

import pytest

from apps.gallery import actions
from apps.gallery.models import AssetVersion
from apps.teams.actions import create_project
from apps.teams.models import Project, Team
from tests.cast import Cast, gather

DOCUMENT = {
    "name": "retrain",
    "steps": [{"name": "train", "type": "job", "properties": {"factor": 1.0, "exact": 2**53 + 1}}],
}


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def elsewhere(cast: Cast) -> Project:
    """A project of the stranger's team."""
    return create_project(Team.objects.get(name="Elsewhere"), name="Far", by=cast.stranger)


@pytest.fixture
def version(cast: Cast, elsewhere: Project) -> AssetVersion:
    """Version 1.0 of a template that the stranger published."""
    return actions.publish(elsewhere, document=DOCUMENT, number="1.0", by=cast.stranger)
