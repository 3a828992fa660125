"""Who sends a request: by AK/SK signature, by `X-Auth-Token`, or by the browser's session.

Each class names the user before any project is known. A key and a token also open one project
only: that one's id is `request.auth` (`None` for a session), and `operation.py` compares it.
"""

from collections.abc import Mapping
from urllib.parse import quote

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from apps.api import signing
from apps.api.signing import SignedRequest, Untrusted
from apps.teams import actions, queries, tokens
from apps.teams.models import AccessKey, User


class Unauthenticated(AuthenticationFailed):
    """Credentials were sent and prove nothing; `code` is the problem to tell."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__()


class KeySignature(BaseAuthentication):
    """`Authorization: SDK-HMAC-SHA256 …`, as the official client signs."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """Return the key's user and project id; `None` where nothing is signed."""
        authorization = request.META.get("HTTP_AUTHORIZATION", "")
        if not authorization.startswith(signing.ALGORITHM):
            return None
        try:
            key = _proven_key(signed_request(request), authorization)
        except Untrusted as error:
            raise Unauthenticated(error.code) from error
        actions.note_use(key)
        return key.user, key.project_id

    def authenticate_header(self, request: Request) -> str:
        """Return the scheme that a 401 asks for."""
        return signing.ALGORITHM


class TokenHeader(BaseAuthentication):
    """`X-Auth-Token`, as `POST /v3/auth/tokens` issued it."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """Return the token's user and project id; `None` where there is no token."""
        text = request.META.get("HTTP_X_AUTH_TOKEN")
        if text is None:
            return None
        found = tokens.user_of(text)
        if found is None:
            raise Unauthenticated("request.wrong_token")
        user, project = found
        return user, project.pk


class BrowserSession(SessionAuthentication):
    """The signed-in browser; a request that changes something needs the CSRF token."""


def _proven_key(request: SignedRequest, authorization: str) -> AccessKey:
    claim = signing.read_claim(authorization)
    key = queries.access_key(claim.access_key)
    if key is None:
        raise Untrusted("request.wrong_signature")
    signing.check(request, claim, secret_key=key.secret_key, now=timezone.now())
    return key


def signed_request(request: Request) -> SignedRequest:
    """Return what a signature of `request` covers."""
    return SignedRequest(
        method=request.method or "",
        path=_raw_path(request.META),
        query=request.META.get("QUERY_STRING", ""),
        headers={name.lower(): _as_sent(value) for name, value in request.headers.items()},
        body=request.body,
    )


def _raw_path(environ: Mapping[str, object]) -> str:
    """Return the path as it was sent.

    uvicorn keeps it in the ASGI scope, which a2wsgi hands on. Django's own server has decoded it;
    encoded again it means the same path, and the canonical request tells no two such apart.
    """
    scope = environ.get("asgi.scope")
    if isinstance(scope, dict):
        return str(scope["raw_path"], "ascii")
    return quote(f"{environ['SCRIPT_NAME']}{environ['PATH_INFO']}", encoding="latin-1")


def _as_sent(value: str) -> str:
    """Undo the Latin-1 reading that WSGI gives every header."""
    return value.encode("latin-1").decode("utf-8", "replace")
