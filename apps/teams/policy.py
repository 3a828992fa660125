"""The one table that says which role may do what."""

from enum import StrEnum

from apps.teams.models import Role


class Action(StrEnum):
    """What somebody may want to do in a project."""

    READ = "read"
    EDIT = "edit"
    SUBMIT = "submit"
    RUN = "run"
    ANSWER = "answer"
    SHARE = "share"
    DELETE = "delete"
    MANAGE_TARGETS = "manage_targets"
    MANAGE_KEYS = "manage_keys"
    MANAGE_MEMBERS = "manage_members"


_VIEWER = frozenset({Action.READ})
_OPERATOR = _VIEWER | {Action.SUBMIT, Action.RUN, Action.ANSWER}
_EDITOR = _OPERATOR | {Action.EDIT, Action.SHARE, Action.DELETE}
_OWNER = _EDITOR | {Action.MANAGE_TARGETS, Action.MANAGE_KEYS, Action.MANAGE_MEMBERS}

ROLE_MATRIX: dict[Role, frozenset[Action]] = {
    Role.VIEWER: _VIEWER,
    Role.OPERATOR: _OPERATOR,
    Role.EDITOR: _EDITOR,
    Role.OWNER: _OWNER,
}
