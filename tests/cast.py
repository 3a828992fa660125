"""The fixed cast of every permission test: one of each role, a stranger, and nobody."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from apps.teams import actions
from apps.teams.models import Membership, Project, Role, Team, User
from apps.teams.queries import Somebody

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Cast:
    """People around one project; the stranger owns another team."""

    owner: User
    editor: User
    operator: User
    viewer: User
    stranger: User
    anonymous: AnonymousUser
    team: Team
    project: Project

    def named(self, name: str) -> Somebody:
        """Return the person of that part, for parametrised tests."""
        return getattr(self, name)


def gather() -> Cast:
    """Return the cast, freshly made in the database."""
    owner, stranger = person("owner"), person("stranger")
    team = actions.create_team(name="Vision team", by=owner)
    project = actions.create_project(team, name="Steel", by=owner)
    members = {role: member(team, role) for role in ("editor", "operator", "viewer")}
    actions.create_team(name="Elsewhere", by=stranger)
    return Cast(
        owner=owner,
        stranger=stranger,
        anonymous=AnonymousUser(),
        team=team,
        project=project,
        **members,
    )


def person(username: str) -> User:
    """Return a new user who can sign in with `PASSWORD`."""
    return User.objects.create_user(username, password=PASSWORD)


def member(team: Team, role: str) -> User:
    """Return a new user, named after the role, in the team."""
    user = person(role)
    Membership.objects.create(team=team, user=user, role=Role(role))
    return user
