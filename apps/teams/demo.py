"""The people and the projects that a first start shows."""

from django.db import transaction

from apps.teams.models import Membership, Project, Role, Team, User

PROJECT_ID = "0123456789abcdef0123456789abcdef"
REHEARSALS_ID = "fedcba9876543210fedcba9876543210"
USERNAME = PASSWORD = "demo"  # noqa: S105  made only where the server listens on loopback


@transaction.atomic
def load() -> Project:
    """Return the demo project, made with its user and team where missing; changes nothing else."""
    found = Project.objects.select_related("team").filter(pk=PROJECT_ID).first()
    if found is not None:
        return found
    team = Team.objects.create(name="Demo team")
    Membership.objects.create(team=team, user=_user(), role=Role.OWNER)
    return Project.objects.create(pk=PROJECT_ID, team=team, name="Demo project")


@transaction.atomic
def load_rehearsals(project: Project) -> Project:
    """Return the demo's second project, for dry runs, made beside the first where missing."""
    found, _made = Project.objects.get_or_create(
        pk=REHEARSALS_ID, defaults={"team": project.team, "name": "Demo rehearsals"}
    )
    return found


def _user() -> User:
    """Return the demo user, an administrator so that the Django admin can be looked at."""
    found = User.objects.filter(username=USERNAME).first()
    return found or User.objects.create_superuser(USERNAME, password=PASSWORD)
