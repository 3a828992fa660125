"""Choosing where and by which clock a project's workflows run."""

from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from django.db import transaction

from apps.core.errors import Refused
from apps.executions.clocks import replan
from apps.executions.models import RunSettings
from apps.spec.problems import Problem
from apps.targets import policy
from apps.targets.choices import choices_of
from apps.teams.models import Project, User


@cache
def time_zones() -> frozenset[str]:
    """Return the names that a schedule's clock may have."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


@transaction.atomic
def choose_run_settings(
    project: Project, *, default_target: str, time_zone: str, by: User
) -> RunSettings:
    """Set where runs go unless they say otherwise, and the time zone of schedules."""
    policy.require_manage(by, project)
    if wrong := list(_problems(project, default_target, time_zone)):
        raise Refused(wrong)
    chosen = {"default_target": default_target, "time_zone": time_zone}
    saved, _created = RunSettings.objects.update_or_create(project=project, defaults=chosen)
    replan(project)
    return saved


def _problems(project: Project, default_target: str, time_zone: str) -> Iterator[Problem]:
    if default_target not in {choice.target for choice in choices_of(project)}:
        yield Problem(code="target.no_such_place", path=("default_target",))
    if time_zone not in time_zones():
        yield Problem(code="target.time_zone", path=("time_zone",))
