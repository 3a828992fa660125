"""What a request is once somebody has signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from apps.teams.models import User


class EditorRequest(HttpRequest):
    """A request of a signed-in person, as every view of the editor gets it."""

    user: User
    htmx: HtmxDetails
