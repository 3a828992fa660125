"""How a project's workflows run."""

from apps.executions.models import RunSettings
from apps.teams.models import Project


def default_target(project: Project) -> str:
    """Return where the project's workflows run unless an execution says otherwise."""
    found = RunSettings.objects.filter(project=project).first() or RunSettings()
    return found.default_target
