"""A team as a person reads it: what the templates of the team page are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from apps.teams import policy, queries
from apps.teams.models import AccessKey, Invitation, Membership, Project, Role, Team, User
from apps.teams.policy import ROLE_MATRIX, Action


@dataclass(frozen=True)
class MatrixRow:
    """One action, and which of the roles may do it, in the order of `Role`."""

    label: str
    allowed: Sequence[bool]


@dataclass(frozen=True)
class ShownTeam:
    """A team, seen by one of its members; each part is read once, when a template asks for it."""

    row: Team
    user: User

    @cached_property
    def role(self) -> Role | None:
        """The person's own role."""
        return queries.role_of(self.user, self.row.pk)

    @cached_property
    def may_manage(self) -> bool:
        """Whether the person runs the team."""
        return policy.may(self.user, Action.MANAGE_MEMBERS, self.row)

    @cached_property
    def members(self) -> QuerySet[Membership]:
        return queries.members_of(self.row)

    @cached_property
    def invitations(self) -> QuerySet[Invitation]:
        return queries.open_invitations(self.row)

    @cached_property
    def projects(self) -> QuerySet[Project]:
        return queries.projects_in(self.row)

    @cached_property
    def keys(self) -> QuerySet[AccessKey]:
        """The access keys that the person may revoke: everybody's, or the own ones."""
        keys = queries.access_keys_in(self.row)
        if policy.may(self.user, Action.MANAGE_KEYS, self.row):
            return keys
        return keys.filter(user=self.user)

    @cached_property
    def roles(self) -> Sequence[tuple[str, str]]:
        return [(role.value, str(role.label)) for role in Role]

    @cached_property
    def matrix(self) -> Sequence[MatrixRow]:
        """The one table of `teams/policy.py`, a line an action."""
        return [
            MatrixRow(str(action.label), [action in ROLE_MATRIX[role] for role in Role])
            for action in Action
        ]
