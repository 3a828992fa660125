"""The request of a page as its views know it: somebody is signed in, htmx may have asked."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from apps.teams.models import User


class PageRequest(HttpRequest):
    """A request that has passed `login_required` and the htmx middleware."""

    user: User
    htmx: HtmxDetails


def without_nul(text: str) -> str:
    """Return what a person sent without NUL, which PostgreSQL cannot be asked for."""
    return text.replace("\x00", "")
