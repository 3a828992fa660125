"""Django admin of people, teams and credentials. Secrets are shown nowhere."""

from apps.teams.admin.credentials import AccessKeyAdmin, InvitationAdmin, TokenAdmin
from apps.teams.admin.people import PeopleAdmin
from apps.teams.admin.teams import ProjectAdmin, TeamAdmin

__all__ = [
    "AccessKeyAdmin",
    "InvitationAdmin",
    "PeopleAdmin",
    "ProjectAdmin",
    "TeamAdmin",
    "TokenAdmin",
]
