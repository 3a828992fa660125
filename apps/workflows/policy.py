"""Who may do what with one workflow: the role matrix of its team, narrowed by privacy, widened
by shares.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from apps.core.errors import Forbidden, NotFound
from apps.teams.models import Membership, Role
from apps.teams.policy import ROLE_MATRIX, Action
from apps.teams.queries import Somebody
from apps.workflows.models import Level, Share, Visibility, Workflow
from apps.workflows.queries import shares_with, visible_to

__all__ = ["can", "require", "rights", "rights_in", "visible_to"]

_SHARED: Mapping[str, frozenset[Action]] = {
    Level.VIEW: frozenset({Action.READ}),
    Level.EDIT: frozenset({Action.READ, Action.EDIT}),
}
_NOTHING: frozenset[Action] = frozenset()


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
    return rights_in(user, [workflow])[workflow.pk]


def rights_in(user: Somebody, workflows: Sequence[Workflow]) -> Mapping[str, frozenset[Action]]:
    """Return by id everything that `user` may do with each workflow, in three queries."""
    if not user.is_active or user.pk is None:
        return dict.fromkeys((workflow.pk for workflow in workflows), _NOTHING)
    roles = {
        team: Role(role)
        for team, role in Membership.objects.filter(user_id=user.pk).values_list("team_id", "role")
    }
    orphans = _orphans(workflow for workflow in workflows if not _is_open(user, workflow))
    shared: Mapping[str, frozenset[Action]] = _by_shares(user, workflows, roles)
    return {
        workflow.pk: _as_member(user, workflow, roles, orphans) | shared[workflow.pk]
        for workflow in workflows
    }


def _as_member(
    user: Somebody, workflow: Workflow, roles: Mapping[int, Role], orphans: frozenset[str]
) -> frozenset[Action]:
    role = roles.get(workflow.project.team_id)
    if role is None:
        return _NOTHING
    falls_to_him = role is Role.OWNER and workflow.pk in orphans
    return ROLE_MATRIX[role] if _is_open(user, workflow) or falls_to_him else _NOTHING


def _is_open(user: Somebody, workflow: Workflow) -> bool:
    return workflow.visibility == Visibility.TEAM or workflow.owner_id == user.pk


def _orphans(private: Iterable[Workflow]) -> frozenset[str]:
    """Return which workflows' owners are no longer in the team: they fall to its owners."""
    owners = {workflow.pk: (workflow.project.team_id, workflow.owner_id) for workflow in private}
    if not owners:
        return frozenset()
    teams = {team for team, _ in owners.values()}
    there = set(Membership.objects.filter(team_id__in=teams).values_list("team_id", "user_id"))
    return frozenset(id for id, owner in owners.items() if owner not in there)


def _by_shares(
    user: Somebody, workflows: Sequence[Workflow], roles: Mapping[int, Role]
) -> Mapping[str, frozenset[Action]]:
    """What is shared with a team is limited, for each member, by his role there."""
    allowed: dict[str, frozenset[Action]] = defaultdict(frozenset)
    ids = [workflow.pk for workflow in workflows]
    for share in shares_with(user).filter(workflow_id__in=ids):
        allowed[share.workflow_id] |= _SHARED[share.level] & _limit(share, roles)
    return allowed


def _limit(share: Share, roles: Mapping[int, Role]) -> frozenset[Action]:
    role = roles.get(share.team_id) if share.team_id else Role.OWNER
    return ROLE_MATRIX[role] if role else _NOTHING
