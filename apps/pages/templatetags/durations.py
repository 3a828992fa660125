"""How long something took, as a person says it."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def clock(seconds: float | None) -> str:
    """Return `0:38`, `6:40`, `1:08:05`; nothing for nothing."""
    if seconds is None:
        return ""
    minutes, rest = divmod(max(int(seconds), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.filter
def roughly(seconds: float) -> str:
    """Return `38 s`, `7 min`, `1 h 8 min`."""
    if seconds < 60:
        return _("%(count)d s") % {"count": round(seconds)}
    minutes = round(seconds / 60)
    if minutes < 60:
        return _("%(count)d min") % {"count": minutes}
    return _("%(hours)d h %(minutes)d min") % {"hours": minutes // 60, "minutes": minutes % 60}
