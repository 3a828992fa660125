"""How the demo's second project runs: without doing any work."""

from apps.executions.models import RunSettings
from apps.targets.choices import REHEARSAL
from apps.teams.models import Project


def load(project: Project) -> None:
    """Let the project's workflows be dry runs, unless somebody has chosen already."""
    RunSettings.objects.get_or_create(project=project, defaults={"default_target": REHEARSAL})
