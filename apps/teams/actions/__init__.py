"""What people do with teams: one function an intention, atomic, with the acting user."""

from apps.teams.actions.access_keys import create_access_key, note_use, revoke_access_key
from apps.teams.actions.accounts import choose_language, choose_theme
from apps.teams.actions.invitations import (
    Invited,
    invite,
    join,
    register,
    revoke_invitation,
    why_closed,
)
from apps.teams.actions.members import change_role, leave, remove_member
from apps.teams.actions.teams import create_project, create_team, rename_team

__all__ = [
    "Invited",
    "change_role",
    "choose_language",
    "choose_theme",
    "create_access_key",
    "create_project",
    "create_team",
    "invite",
    "join",
    "leave",
    "note_use",
    "register",
    "remove_member",
    "rename_team",
    "revoke_access_key",
    "revoke_invitation",
    "why_closed",
]
