"""The time of a project: its schedules come, and its events are told, by the clocks there."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from apps.engine.cron import next_after, read_cron
from apps.executions.models import RunSettings, Schedule
from apps.teams.models import Project


def zone_of(project: Project) -> ZoneInfo:
    """Return the time zone of a project, UTC unless somebody has chosen another."""
    chosen = RunSettings.objects.filter(project=project).values_list("time_zone", flat=True).first()
    return zone_named(chosen or "UTC")


def zone_named(name: str) -> ZoneInfo:
    """Return a zone by its name; UTC where this machine's zones no longer know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def plan(schedule: Schedule) -> None:
    """Set when a schedule comes next by the clocks of its project: never while it is off."""
    cron, _ = read_cron(schedule.cron)
    off = cron is None or not schedule.enabled
    zone = zone_of(schedule.workflow.project)
    schedule.next_at = None if off or cron is None else next_after(cron, timezone.now(), zone)


def replan(project: Project) -> None:
    """Bring the schedules of a project onto its clocks, after somebody has chosen others."""
    for schedule in Schedule.objects.filter(workflow__project=project).select_related(
        "workflow__project"
    ):
        before = schedule.next_at
        plan(schedule)
        unmoved = Schedule.objects.filter(pk=schedule.pk, next_at=before)
        unmoved.update(next_at=schedule.next_at)
