"""How OpenAPI shows the identity service."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import serializers

from apps.api.objects import serializer_of
from apps.api.schema import REQUEST_ID, failures, header
from apps.api.v3.model import TokenRequest


class Named(serializers.Serializer[Any]):
    """Something with an ID and a name."""

    id = serializers.CharField(help_text=_("ID."))
    name = serializers.CharField(help_text=_("Name."))


class NamedInDomain(Named):
    """Something with an ID and a name that belongs to an account."""

    domain = Named(help_text=_("The account: here the team of the project."))


class TokenFacts(serializers.Serializer[Any]):
    """What a token is good for; its text is in the header X-Subject-Token."""

    methods = serializers.ListField(child=serializers.CharField(), help_text=_("How it was got."))
    issued_at = serializers.DateTimeField(help_text=_("When it was issued."))
    expires_at = serializers.DateTimeField(help_text=_("When it ends, 24 hours later."))
    user = NamedInDomain(help_text=_("Whom it stands for."))
    project = NamedInDomain(help_text=_("The project it opens."))
    roles = serializers.ListField(child=serializers.DictField(), help_text=_("Always empty."))
    catalog = serializers.ListField(child=serializers.DictField(), help_text=_("Always empty."))


class TokenAnswer(serializers.Serializer[Any]):
    """The body of the answer."""

    token = TokenFacts(help_text=_("The token, its text aside."))


_EXAMPLE = {
    "auth": {
        "identity": {
            "methods": ["password"],
            "password": {
                "user": {"name": "demo", "password": "demo", "domain": {"name": "Demo team"}}
            },
        },
        "scope": {"project": {"id": "0123456789abcdef0123456789abcdef"}},
    }
}

issue_token = extend_schema(
    operation_id="KeystoneCreateUserTokenByPassword",
    summary=_("Get a token"),
    description=_("Issues a token for a user's name and password; X-Auth-Token carries it."),
    tags=["Identity"],
    auth=[],
    request=serializer_of(TokenRequest),
    examples=[
        OpenApiExample("TheDemoAccount", _EXAMPLE, summary=_("The demo account"), request_only=True)
    ],
    parameters=[
        REQUEST_ID,
        header("X-Subject-Token", _("The token's text."), HTTPStatus.CREATED),
        header("Retry-After", _("Seconds to wait."), HTTPStatus.TOO_MANY_REQUESTS),
    ],
    responses={
        201: OpenApiResponse(TokenAnswer, description=_("The token was issued.")),
        **failures(HTTPStatus.TOO_MANY_REQUESTS, body=True),
    },
)
