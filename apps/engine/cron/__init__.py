"""Schedules in the six fields of Quartz: second, minute, hour, day, month, weekday."""

from apps.engine.cron.clock import next_after
from apps.engine.cron.reading import Cron, read_cron

__all__ = ["Cron", "next_after", "read_cron"]
