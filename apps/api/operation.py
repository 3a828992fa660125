"""What every path of the API shares: who may enter, and how large a body may be."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.request import Request
from rest_framework.views import APIView

from apps.api.answers import failed
from apps.api.failures import LengthRequired, TooLarge, failure_of
from apps.core.errors import NotFound
from apps.spec.text import MAX_BYTES
from apps.teams.models import User

_PROJECT_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


class MemberRequest(Request):
    """A request that got past `IsAuthenticated`."""

    user: User


class Operation(APIView):
    """A path whose body is measured before anything reads it."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a body that is too large or of unknown length, then authenticate."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or "HTTP_TRANSFER_ENCODING" in request.META:
            raise LengthRequired
        if int(length) > MAX_BYTES:
            raise TooLarge
        super().initial(request, *args, **kwargs)


class ProjectOperation(Operation):
    """A path below `/v2/{project_id}`, open to whom the credentials let into that project."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Hide the project from credentials that belong to another one."""
        super().initial(request, *args, **kwargs)
        project_id = kwargs["project_id"]
        if not _PROJECT_ID.fullmatch(project_id) or request.auth not in (None, project_id):
            raise NotFound("project", project_id)


@csrf_exempt
def unknown_path(request: HttpRequest, *_: str) -> HttpResponse:
    """Answer whatever else lies under `/v2` and `/v3`, by any method: there is nothing."""
    return failed(failure_of(Http404(), request), request)
