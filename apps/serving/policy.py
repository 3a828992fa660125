"""Who may see and do what with models and services: the roles of the project decide."""

from apps.serving.models import ModelVersion, Service
from apps.teams import policy as teams_policy
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.teams.queries import Somebody


def can_run(user: Somebody, project: Project) -> bool:
    """Tell whether `user` may start, stop and try the project's services."""
    return teams_policy.may(user, Action.RUN, project)


def can_delete(user: Somebody, project: Project) -> bool:
    """Tell whether `user` may remove the project's models and services."""
    return teams_policy.may(user, Action.DELETE, project)


def require_run(user: Somebody, service: Service) -> None:
    """Pass, or raise `NotFound` for non-members and `Forbidden` for members without the right."""
    teams_policy.require(user, Action.RUN, service.project)


def require_delete(user: Somebody, thing: Service | ModelVersion) -> None:
    """Pass, or raise `NotFound` for non-members and `Forbidden` for members without the right."""
    project = thing.project if isinstance(thing, Service) else thing.model.project
    teams_policy.require(user, Action.DELETE, project)
