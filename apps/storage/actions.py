"""Choosing where a project's files lie."""

from django.db import transaction

from apps.core.errors import Refused
from apps.core.secrets import SecretKeyLost
from apps.spec.problems import Problem
from apps.storage.details import StorageDetails, fill, problems_of
from apps.storage.models import StorageSettings
from apps.storage.opening import store_of
from apps.storage.ports import StorageFault
from apps.teams import policy
from apps.teams.models import Project, User
from apps.teams.policy import Action

_PROBE = "weft-probe"


@transaction.atomic
def choose_storage(project: Project, *, details: StorageDetails, by: User) -> None:
    """Have a project's files at an endpoint from now on; raise `Refused` with all that is wrong.

    Files that lie elsewhere stay where they are. Secrets left empty stay too.
    """
    policy.require(by, Action.MANAGE_TARGETS, project)
    row = _row(project)
    if problems := problems_of(details, before=row):
        raise Refused(problems)
    fill(row, details)
    row.save()


@transaction.atomic
def use_embedded_storage(project: Project, *, by: User) -> None:
    """Have a project's files in the embedded store again, and forget the keys of the endpoint."""
    policy.require(by, Action.MANAGE_TARGETS, project)
    StorageSettings.objects.filter(pk=project.pk).delete()


def test_storage(project: Project, *, by: User) -> None:
    """Ask the project's storage whether it answers; raise `Refused` with why it does not."""
    policy.require(by, Action.MANAGE_TARGETS, project)
    one_bucket = StorageSettings.objects.filter(pk=project.pk).exclude(bucket="").exists()
    try:
        store_of(project).list(f"/{_PROBE}", limit=1)
    except StorageFault as fault:
        expected = {"storage.missing"} if one_bucket else {"storage.missing", "storage.no_bucket"}
        if fault.code not in expected:
            raise Refused([Problem(code=fault.code, params=fault.params)]) from fault


def _row(project: Project) -> StorageSettings:
    """Return the project's settings; where their keys are lost, or there are none, empty ones."""
    try:
        found = StorageSettings.objects.filter(pk=project.pk).first()
    except SecretKeyLost:
        found = None
    return found or StorageSettings(project=project)
