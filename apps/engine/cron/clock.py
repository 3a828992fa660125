"""From the time of a place to moments: what happens when its clocks are put forward or back.

Put forward: what would come in the hour that is left out comes at its end, once. Put back: what
comes every hour comes in both of the hours that have one name, anything else in the first.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apps.engine.cron.reading import Cron

_SECOND = timedelta(seconds=1)


def next_after(cron: Cron, moment: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the first moment (UTC) after another at which a schedule comes; None: never again."""
    folds = (0, 1) if cron.every_hour else (0,)
    found = (_next(cron, moment.astimezone(UTC), zone, fold) for fold in folds)
    return min((one for one in found if one), default=None)


def _next(cron: Cron, moment: datetime, zone: ZoneInfo, fold: int) -> datetime | None:
    for local in cron.moments_from(_local(moment, zone, fold)):
        instant = _instant(local, zone, fold)
        if instant > moment:
            return instant
    return None


def _local(moment: datetime, zone: ZoneInfo, fold: int) -> datetime:
    """Return a time of the place before which nothing can come later than `moment`.

    In a time that comes twice the second one is counted from the later offset, which is the
    smaller: the times of the second hour still lie ahead while the first one passes.
    """
    here = moment.astimezone(zone)
    offset = here.replace(fold=max(fold, here.fold)).utcoffset() or timedelta()
    return (moment + offset).replace(tzinfo=None, microsecond=0)


def _instant(local: datetime, zone: ZoneInfo, fold: int) -> datetime:
    instant = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local:
        return instant
    return _end_of_gap(local, zone)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the first moment after the gap in which `local` would lie, to the second."""
    before, after = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (1, 0))
    old = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
