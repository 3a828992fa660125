"""What the operations of the OpenAPI document share: credentials, error answers, headers."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated

from apps.api.answers import ENGLISH, error_body
from apps.api.failures import failure_of
from apps.core.errors import Forbidden, Refused, Stale
from apps.spec.problems import Problem


class KeySignatureScheme(OpenApiAuthenticationExtension):
    """Names the AK/SK signature."""

    target_class = "apps.api.auth.KeySignature"
    name = "SDK-HMAC-SHA256"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return how the document names the signature."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": (
                "AK/SK request signing: `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`, "
                "host and x-sdk-date among the signed headers. "
                "The official client makes it from an access key."
            ),
        }


class TokenHeaderScheme(OpenApiAuthenticationExtension):
    """Names the token."""

    target_class = "apps.api.auth.TokenHeader"
    name = "X-Auth-Token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return how the document names the token."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "X-Auth-Token",
            "description": "A token from `POST /v3/auth/tokens`.",
        }


class BrowserSessionScheme(OpenApiAuthenticationExtension):
    """Names the browser's session."""

    target_class = "apps.api.auth.BrowserSession"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return how the document names the session."""
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "The signed-in browser, with X-CSRFToken where something changes.",
        }


class ProblemShape(serializers.Serializer[Any]):
    """One fault: what is wrong, and where."""

    code = serializers.CharField(help_text=_("What is wrong, for programs."))
    path = serializers.CharField(help_text=_("Where, for people: steps[1].name."))
    pointer = serializers.ListField(
        child=serializers.JSONField(), help_text=_("Where, for programs: keys and indexes.")
    )
    message = serializers.CharField(help_text=_("What is wrong and what to do."))
    severity = serializers.ChoiceField(["error", "warning"], help_text=_("Whether it refuses."))
    params = serializers.DictField(help_text=_("What the message mentions."))


class Error(serializers.Serializer[Any]):
    """The body of every answer that is no success."""

    error_code = serializers.CharField(
        help_text=_("The vendor's code, for example ModelArts.7512.")
    )
    error_msg = serializers.CharField(
        help_text=_("The first problem, in English unless Accept-Language asks for Chinese.")
    )
    problems = ProblemShape(many=True, help_text=_("Every problem."))


_SAID = {
    HTTPStatus.BAD_REQUEST: _(
        "The request or its body is not acceptable (ModelArts.0104), there is no such workflow, "
        "execution, subscription or schedule (ModelArts.7512, 7511, 7519, 7525), or an action does "
        "not fit how the execution is going (ModelArts.7516). "
        "A project one may not see looks as if it did not exist."
    ),
    HTTPStatus.UNAUTHORIZED: _("Credentials are missing or wrong (APIGW.0301)."),
    HTTPStatus.FORBIDDEN: _("The role in the project does not allow it (ModelArts.0103)."),
    HTTPStatus.NOT_ACCEPTABLE: _("Answers are application/json only."),
    HTTPStatus.CONFLICT: _("If-Match names a revision that is not the newest (ModelArts.7513)."),
    HTTPStatus.LENGTH_REQUIRED: _("The body came without Content-Length."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("The body is larger than 8 MiB."),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: _("The body is not application/json in UTF-8."),
    HTTPStatus.TOO_MANY_REQUESTS: _("Too many attempts; Retry-After says how long to wait."),
}
_SHOWN: dict[HTTPStatus, Exception] = {
    HTTPStatus.BAD_REQUEST: Refused(
        [Problem(code="type.expected_text", path=("steps", 1, "name"), params={"found": "number"})]
    ),
    HTTPStatus.UNAUTHORIZED: NotAuthenticated(),
    HTTPStatus.FORBIDDEN: Forbidden("edit"),
    HTTPStatus.CONFLICT: Stale(7),
}
"""Whose answers are shown as examples."""

_EVERYWHERE = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_ACCEPTABLE)
_WITH_BODY = (
    HTTPStatus.LENGTH_REQUIRED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)


def failures(*others: HTTPStatus, body: bool = False) -> dict[int, OpenApiResponse]:
    """Return the error answers of an operation; `body` says that it reads one."""
    statuses = (*_EVERYWHERE, *others, *(_WITH_BODY if body else ()))
    return {
        int(status): OpenApiResponse(Error, description=_SAID[status], examples=_examples(status))
        for status in sorted(statuses)
    }


def _examples(status: HTTPStatus) -> list[OpenApiExample]:
    if status not in _SHOWN:
        return []
    failure = failure_of(_SHOWN[status], HttpRequest())
    return [OpenApiExample(failure.error_code, error_body(failure, ENGLISH))]


def header(
    name: str, description: str | Promise, *statuses: HTTPStatus, required: bool = False
) -> OpenApiParameter:
    """Return a header of the request, or of the answers with the statuses given."""
    return OpenApiParameter(
        name,
        OpenApiTypes.STR,
        OpenApiParameter.HEADER,
        required=required,
        description=description,
        response=[int(status) for status in statuses] or False,
    )


REQUEST_ID = OpenApiParameter(
    "X-Request-Id",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description=_("What to tell the operator when something goes wrong."),
    response=True,
)
