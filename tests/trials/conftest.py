"""A whole Weft for the trials of the editor."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from config.env import ROOT
from tests.config.launched import Launched, launched
from tests.trials.scripts import SECOND

_JOIN = f"""
from apps.teams.models import Membership, Team, User
user = User.objects.create_user("{SECOND}", password="{SECOND}")
Membership.objects.create(team=Team.objects.get(name="Demo team"), user=user, role="editor")
"""


@pytest.fixture(scope="module")
def weft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launched]:
    """A Weft with two people in its team."""
    with launched(tmp_path_factory.mktemp("weft") / "home") as running:
        chosen = {"WEFT_HOME": str(running.home), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
        command = [sys.executable, "manage.py", "shell", "-c", _JOIN]
        subprocess.run(command, cwd=ROOT, env=chosen, check=True, capture_output=True)
        yield running
