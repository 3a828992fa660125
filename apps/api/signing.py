"""SDK-HMAC-SHA256, the vendor's request signing: what a signature covers, and whether it fits.

The canonical request is spelled as `huaweicloudsdkcore.signer` spells it; nothing here knows
Django or where secrets are kept.
"""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote

ALGORITHM = "SDK-HMAC-SHA256"
WINDOW = timedelta(minutes=15)
REQUIRED_HEADERS = frozenset({"host", "x-sdk-date"})

_CLAIM = re.compile(
    rf"{ALGORITHM} +Access=(?P<access_key>[\w-]{{1,64}}), *"
    r"SignedHeaders=(?P<names>[a-z0-9;-]{1,2000}), *Signature=(?P<signature>[0-9a-f]{64})",
    re.ASCII,
)


class Untrusted(Exception):
    """A signature that proves nothing; `code` is the problem to tell."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an `Authorization` header says: who signed, which headers, with what result."""

    access_key: str
    signed_headers: tuple[str, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRequest:
    """The parts of a request that a signature covers.

    `path` is percent-encoded as it was sent, `query` too (without `?`); `headers` have
    lower-case names.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


def read_claim(authorization: str) -> Claim:
    """Return what the header claims; raise `Untrusted` where it is not spelled as it must be."""
    match = _CLAIM.fullmatch(authorization)
    if match is None:
        raise Untrusted("request.malformed_signature")
    return Claim(
        access_key=match["access_key"],
        signed_headers=tuple(match["names"].split(";")),
        signature=match["signature"],
    )


def check(request: SignedRequest, claim: Claim, *, secret_key: str, now: datetime) -> None:
    """Pass silently where `claim` was made with `secret_key` just now, else raise `Untrusted`."""
    _check_headers(request, claim)
    _check_date(request.headers["x-sdk-date"], now)
    expected = signature(request, claim.signed_headers, secret_key=secret_key)
    if not hmac.compare_digest(expected, claim.signature):
        raise Untrusted("request.wrong_signature")


def _check_headers(request: SignedRequest, claim: Claim) -> None:
    if request.headers.get("x-sdk-content-sha256") == "UNSIGNED-PAYLOAD":
        raise Untrusted("request.unsigned_payload")
    signed = set(claim.signed_headers)
    if not signed >= REQUIRED_HEADERS or not signed <= request.headers.keys():
        raise Untrusted("request.unsigned_headers")


def _check_date(text: str, now: datetime) -> None:
    try:
        sent = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise Untrusted("request.signature_date") from error
    if abs(now - sent) > WINDOW:
        raise Untrusted("request.signature_date")


def signature(request: SignedRequest, signed_headers: tuple[str, ...], *, secret_key: str) -> str:
    """Return the signature, 64 hex digits, that the holder of `secret_key` makes."""
    digest = sha256(canonical_request(request, signed_headers).encode()).hexdigest()
    text = f"{ALGORITHM}\n{request.headers['x-sdk-date']}\n{digest}"
    return hmac.new(secret_key.encode(), text.encode(), sha256).hexdigest()


def canonical_request(request: SignedRequest, signed_headers: tuple[str, ...]) -> str:
    """Return the one spelling of a request that both sides hash."""
    lines = [f"{name}:{request.headers[name].strip()}" for name in signed_headers]
    return "\n".join(
        [
            request.method.upper(),
            _canonical_path(request.path),
            _canonical_query(request.query),
            *lines,
            "",
            ";".join(signed_headers),
            sha256(request.body).hexdigest(),
        ]
    )


def _canonical_path(path: str) -> str:
    spelled = quote(unquote(path), safe="/~")
    return spelled if spelled.endswith("/") else f"{spelled}/"


def _canonical_query(query: str) -> str:
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    return "&".join(f"{quote(key, safe='~')}={quote(value, safe='~')}" for key, value in pairs)
