"""The one table that says which role may do what, and the questions it answers."""

from collections.abc import Mapping

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.core.errors import Forbidden, NotFound
from apps.teams import queries
from apps.teams.models import Project, Role, Team
from apps.teams.queries import Somebody


class Action(models.TextChoices):
    """What somebody may want to do in a project; the label is the row's name in the team page."""

    READ = "read", _("See workflows")
    EDIT = "edit", _("Create and edit workflows")
    SUBMIT = "submit", _("Submit to a target")
    RUN = "run", _("Run")
    ANSWER = "answer", _("Answer a run's questions")
    SHARE = "share", _("Share workflows")
    DELETE = "delete", _("Delete workflows")
    MANAGE_TARGETS = "manage_targets", _("Manage targets")
    MANAGE_KEYS = "manage_keys", _("Manage everybody's access keys")
    MANAGE_MEMBERS = "manage_members", _("Manage members and projects")


_VIEWER = frozenset({Action.READ})
_OPERATOR = _VIEWER | {Action.SUBMIT, Action.RUN, Action.ANSWER}
_EDITOR = _OPERATOR | {Action.EDIT, Action.SHARE, Action.DELETE}
_OWNER = _EDITOR | {Action.MANAGE_TARGETS, Action.MANAGE_KEYS, Action.MANAGE_MEMBERS}

ROLE_MATRIX: Mapping[Role, frozenset[Action]] = {
    Role.VIEWER: _VIEWER,
    Role.OPERATOR: _OPERATOR,
    Role.EDITOR: _EDITOR,
    Role.OWNER: _OWNER,
}


def may(user: Somebody, action: Action, where: Project | Team) -> bool:
    """Return whether the user's role in the team (or the project's team) allows the action."""
    role = queries.role_of(user, _team_id(where))
    return role is not None and action in ROLE_MATRIX[role]


def require(user: Somebody, action: Action, where: Project | Team) -> None:
    """Pass silently, or raise `NotFound` for non-members and `Forbidden` for members."""
    role = queries.role_of(user, _team_id(where))
    if role is None:
        raise NotFound(type(where).__name__.lower(), str(where.pk))
    if action not in ROLE_MATRIX[role]:
        raise Forbidden(action)


def visible(user: Somebody, action: Action = Action.READ) -> QuerySet[Project]:
    """Return the projects in which the user may do the action."""
    roles = [role for role, allowed in ROLE_MATRIX.items() if action in allowed]
    return queries.projects_of(user, roles)


def _team_id(where: Project | Team) -> int:
    return where.team_id if isinstance(where, Project) else where.pk
