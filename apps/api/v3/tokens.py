"""`POST /v3/auth/tokens`: a token for a user's name and password, as the vendor's IAM issues it."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from apps.api.answers import answer
from apps.api.auth import Unauthenticated
from apps.api.bodies import object_of
from apps.api.operation import Operation
from apps.api.throttle import forgive_attempt, take_attempt
from apps.api.v3.model import Auth, TokenRequest
from apps.api.v3.schema import issue_token
from apps.core.errors import Refused
from apps.spec.problems import Problem
from apps.teams import queries, tokens
from apps.teams.models import Project, User

NAME_LIMIT = 5
"""Wrong passwords for one name from one address in `throttle.WINDOW`."""
ADDRESS_LIMIT = 50
"""Wrong passwords from one address in `throttle.WINDOW`."""


class Tokens(Operation):
    """Open to everybody, as it is where credentials begin."""

    authentication_classes = ()
    permission_classes = ()

    @issue_token
    def post(self, request: Request) -> HttpResponse:
        """Issue a token that opens one project for a day."""
        auth = object_of(request, of=TokenRequest).auth
        user = _proven_user(request, auth)
        project = queries.find_project(user, auth.scope.project.id)
        text, expires_at = tokens.issue(user, project)
        found = _token(user, project, expires_at)
        return answer(found, status=HTTPStatus.CREATED, headers={"X-Subject-Token": text})


def _proven_user(request: Request, auth: Auth) -> User:
    if auth.identity.methods != ("password",):
        where = ("auth", "identity", "methods")
        raise Refused([Problem(code="request.unsupported_method", path=where)])
    wanted = auth.identity.password.user
    address = request.META.get("REMOTE_ADDR", "")
    limits = {address: ADDRESS_LIMIT, f"{address} {wanted.name}": NAME_LIMIT}
    for subject, limit in limits.items():
        take_attempt(subject, limit=limit)
    user = authenticate(request, username=wanted.name, password=wanted.password)
    if user is None:
        raise Unauthenticated("request.wrong_password")
    for subject in limits:
        forgive_attempt(subject)
    return user


def _token(user: User, project: Project, expires_at: datetime) -> dict[str, Any]:
    domain = {"id": str(project.team_id), "name": project.team.name}
    return {
        "token": {
            "methods": ["password"],
            "issued_at": _spelled(timezone.now()),
            "expires_at": _spelled(expires_at),
            "user": {"id": str(user.pk), "name": user.username, "domain": domain},
            "project": {"id": project.pk, "name": project.name, "domain": domain},
            "roles": [],
            "catalog": [],
        }
    }


def _spelled(moment: datetime) -> str:
    """Return a moment as IAM writes it: `2026-11-25T08:00:00.000000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
