"""The demo of a first start: made once, and only where nobody but this machine can sign in."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from apps.gallery import demo as gallery
from apps.targets import demo as targets
from apps.teams import demo as teams
from apps.workflows import demo as workflows


def is_wanted() -> bool:
    """Return whether this start may make an account whose password everybody knows."""
    return bool(settings.DEMO and settings.BOUND_TO_LOOPBACK)


@transaction.atomic
def load_once() -> bool:
    """Load the demo into a database without any account; return whether it was loaded."""
    if get_user_model().objects.exists():
        return False
    project = teams.load()
    gallery.load(project)
    rehearsals = teams.load_rehearsals(project)
    targets.load(rehearsals)
    workflows.load(project)
    workflows.load(rehearsals)
    return True


def is_exposed() -> bool:
    """Return whether other machines could sign in with the demo's well-known password."""
    user = get_user_model().objects.filter(username=teams.USERNAME, is_active=True).first()
    return not settings.BOUND_TO_LOOPBACK and bool(user and user.check_password(teams.PASSWORD))
