"""Who may see datasets and who may label: the project's members, by their role.

A dataset belongs to its project, whichever workflow made it; so does the work of labelling it.
"""

from django.db.models import QuerySet

from apps.datasets.models import Dataset, LabelTask
from apps.teams import policy
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.teams.queries import Somebody


def visible_datasets(user: Somebody) -> QuerySet[Dataset]:
    """Return the datasets of the user's projects."""
    return Dataset.objects.filter(project__in=policy.visible(user))


def visible_tasks(user: Somebody) -> QuerySet[LabelTask]:
    """Return the tasks of the user's projects."""
    return LabelTask.objects.filter(project__in=policy.visible(user))


def can_label(user: Somebody, project: Project) -> bool:
    """Tell whether the user may label in the project."""
    return policy.may(user, Action.ANSWER, project)


def require_label(user: Somebody, project: Project) -> None:
    """Pass silently, or raise `NotFound` for strangers and `Forbidden` for who may only look."""
    policy.require(user, Action.ANSWER, project)
