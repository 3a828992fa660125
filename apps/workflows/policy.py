"""Who may do what with one workflow: the role matrix of the team, narrowed by privacy, widened
by shares.
"""

from collections.abc import Mapping

from apps.core.errors import Forbidden, NotFound
from apps.teams.models import Membership, Role
from apps.teams.policy import ROLE_MATRIX, Action
from apps.teams.queries import Somebody, role_of
from apps.workflows.models import Level, Visibility, Workflow
from apps.workflows.queries import shares_with, visible_to

__all__ = ["can", "require", "rights", "visible_to"]

_SHARED: Mapping[str, frozenset[Action]] = {
    Level.VIEW: frozenset({Action.READ}),
    Level.EDIT: frozenset({Action.READ, Action.EDIT}),
}


def can(user: Somebody, action: Action, workflow: Workflow) -> bool:
    """Tell whether `user` may do `action` with `workflow`."""
    return action in rights(user, workflow)


def require(user: Somebody, action: Action, workflow: Workflow) -> None:
    """Pass, or raise NotFound where `user` may not see `workflow`, Forbidden where he may."""
    allowed = rights(user, workflow)
    if Action.READ not in allowed:
        raise NotFound("workflow", workflow.pk)
    if action not in allowed:
        raise Forbidden(action)


def rights(user: Somebody, workflow: Workflow) -> frozenset[Action]:
    """Return everything that `user` may do with `workflow`."""
    if not user.is_active or user.pk is None:
        return frozenset()
    return _as_member(user, workflow) | _by_shares(user, workflow)


def _as_member(user: Somebody, workflow: Workflow) -> frozenset[Action]:
    role = role_of(user, workflow.project.team_id)
    if role is None or not _is_open(user, role, workflow):
        return frozenset()
    return ROLE_MATRIX[role]


def _is_open(user: Somebody, role: Role, workflow: Workflow) -> bool:
    """A private workflow falls to the team's owners when its owner is no longer in the team."""
    if workflow.visibility == Visibility.TEAM or workflow.owner_id == user.pk:
        return True
    if role is not Role.OWNER:
        return False
    team = Membership.objects.filter(team_id=workflow.project.team_id)
    return not team.filter(user_id=workflow.owner_id).exists()


def _by_shares(user: Somebody, workflow: Workflow) -> frozenset[Action]:
    """What is shared with a team is limited, for each member, by his role there."""
    allowed: frozenset[Action] = frozenset()
    for share in shares_with(user).filter(workflow=workflow):
        role = role_of(user, share.team_id) if share.team_id else Role.OWNER
        allowed |= _SHARED[share.level] & (ROLE_MATRIX[role] if role else frozenset())
    return allowed
