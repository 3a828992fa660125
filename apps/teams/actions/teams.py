"""Founding teams and their projects."""

from django.db import transaction

from apps.core.errors import Refused
from apps.spec.problems import Problem
from apps.teams import policy
from apps.teams.models import Membership, Project, Role, Team, User
from apps.teams.policy import Action

MAX_NAME = 64


@transaction.atomic
def create_team(*, name: str, by: User, with_project: bool = False) -> Team:
    """Found a team with its founder as owner, on wish with a first project of the same name.

    Raises `Refused` for an empty or too long name.
    """
    team = Team.objects.create(name=_name(name))
    Membership.objects.create(team=team, user=by, role=Role.OWNER)
    if with_project:
        create_project(team, name=team.name, by=by)
    return team


@transaction.atomic
def rename_team(team: Team, *, name: str, by: User) -> None:
    """Give the team another name."""
    policy.require(by, Action.MANAGE_MEMBERS, team)
    team.name = _name(name)
    team.save(update_fields=["name"])


@transaction.atomic
def create_project(team: Team, *, name: str, by: User) -> Project:
    """Add a project, which every member sees according to the role."""
    policy.require(by, Action.MANAGE_MEMBERS, team)
    return Project.objects.create(team=team, name=_name(name))


def _name(name: str) -> str:
    name = name.strip()
    if not name:
        raise Refused([Problem(code="teams.name_empty", path=("name",))])
    if len(name) > MAX_NAME:
        raise Refused([Problem(code="teams.name_long", path=("name",), params={"max": MAX_NAME})])
    return name
