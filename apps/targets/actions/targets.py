"""Adding, changing, testing and removing targets."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.executions.models import Execution, RunSettings
from apps.spec.problems import Problem
from apps.targets import policy, registry
from apps.targets.details import TargetDetails, fill, problems_of
from apps.targets.models import Target
from apps.targets.ports import RemoteFault
from apps.targets.states import UNFINISHED
from apps.teams.models import Project, User

PROBE_SECONDS = 8.0


@transaction.atomic
def add_target(project: Project, *, details: TargetDetails, by: User) -> Target:
    """Add a target to a project; raise `Refused` with everything that is wrong."""
    policy.require_manage(by, project)
    target = Target(project=project, created_by=by)
    _fill(target, details)
    target.save(force_insert=True)
    return target


@transaction.atomic
def change_target(target: Target, *, details: TargetDetails, by: User) -> Target:
    """Change a target, which has to be tested again; secrets left empty stay."""
    policy.require_manage(by, target.project)
    _fill(target, details)
    target.verified_at = None
    target.save()
    return target


@transaction.atomic
def remove_target(target: Target, *, by: User) -> None:
    """Take a target out of use and forget its secrets; refused while something needs it."""
    policy.require_manage(by, target.project)
    if found := list(_needs(target)):
        raise Refused(found)
    Target.objects.filter(pk=target.pk).update(
        removed_at=timezone.now(), access_key="", secret_key="", token=""
    )


def _needs(target: Target) -> Iterator[Problem]:
    if target.submissions.filter(state__in=UNFINISHED).exists():
        yield Problem(code="target.in_use")
    if RunSettings.objects.filter(default_target=target.pk).exists():
        yield Problem(code="target.is_default")
    if Execution.objects.filter(target=target.pk, finished_at__isnull=True).exists():
        yield Problem(code="target.runs")


def test_target(target: Target, *, by: User) -> None:
    """Ask the target for its list and note when it answered; raise `Refused` with the sentence."""
    policy.require_manage(by, target.project)
    try:
        registry.open_remote(target).probe(seconds=PROBE_SECONDS)
    except RemoteFault as fault:
        Target.objects.filter(pk=target.pk).update(verified_at=None)
        raise Refused([Problem(code=fault.code, params=fault.params)]) from fault
    Target.objects.filter(pk=target.pk).update(verified_at=timezone.now())


def _fill(target: Target, details: TargetDetails) -> None:
    if problems := problems_of(details, before=target):
        raise Refused(problems)
    fill(target, details)
