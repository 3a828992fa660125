"""A second whole server as a target."""

import json
import subprocess
import sys

from apps.teams.demo import PROJECT_ID, USERNAME
from config.env import ROOT
from tests.config.launched import Launched


def key_of(weft: Launched, project: str = PROJECT_ID) -> dict[str, str]:
    """Return a key of a project of the server, as its administrator makes one."""
    command = f"manage.py create_access_key --user {USERNAME} --project {project}".split()
    chosen = {"WEFT_HOME": str(weft.home), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    made = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=chosen, capture_output=True, check=True
    )
    found: dict[str, str] = json.loads(made.stdout)
    return found
