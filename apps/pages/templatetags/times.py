"""When something happened, as a person says it."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@register.filter
def when(moment: datetime | None) -> str:
    """Return "8 min ago", "3 h ago", "2 days ago", and the date after seven days."""
    if moment is None:
        return ""
    passed = timezone.now() - moment
    if passed < MINUTE:
        return _("Just now")
    if passed < HOUR:
        return _("%(count)d min ago") % {"count": passed // MINUTE}
    if passed < DAY:
        return _("%(count)d h ago") % {"count": passed // HOUR}
    if passed < WEEK:
        days = passed // DAY
        return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")
