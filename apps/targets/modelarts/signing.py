"""Request signing `SDK-HMAC-SHA256`, byte for byte as the vendor's own client does it."""

import hashlib
import hmac
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, unquote

import httpx2

ALGORITHM = "SDK-HMAC-SHA256"
DATE_FORMAT = "%Y%m%dT%H%M%SZ"
SIGNED = ("content-type", "host", "x-project-id", "x-sdk-date")


@dataclass(frozen=True, slots=True)
class Keys:
    """An access key and the secret that signs for it."""

    access_key: str
    secret_key: str = field(repr=False)


def authorization(
    method: str,
    *,
    path: str,
    query: Iterable[tuple[str, str]],
    headers: Mapping[str, str],
    body: bytes,
    keys: Keys,
) -> str:
    """Return the `Authorization` value that signs the request with all of `headers`.

    `headers` must hold `x-sdk-date`; `path` may be percent-encoded, `query` must not be.
    """
    values = {name.lower(): value.strip() for name, value in headers.items()}
    names = ";".join(sorted(values))
    canonical = "\n".join(
        [
            method.upper(),
            _canonical_path(path),
            _canonical_query(query),
            "".join(f"{name}:{values[name]}\n" for name in sorted(values)),
            names,
            hashlib.sha256(body).hexdigest(),
        ]
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"{ALGORITHM}\n{values['x-sdk-date']}\n{digest}"
    signature = hmac.new(keys.secret_key.encode(), text.encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Access={keys.access_key}, SignedHeaders={names}, Signature={signature}"


def _canonical_path(path: str) -> str:
    encoded = "/".join(quote(segment, safe="~") for segment in unquote(path).split("/"))
    return encoded if encoded.endswith("/") else encoded + "/"


def _canonical_query(query: Iterable[tuple[str, str]]) -> str:
    return "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(query))


class SignedBy(httpx2.Auth):
    """Signs each request with a key pair at the moment it is sent."""

    requires_request_body = True

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        request.headers["X-Sdk-Date"] = datetime.now(UTC).strftime(DATE_FORMAT)
        request.headers["Authorization"] = authorization(
            request.method,
            path=request.url.raw_path.decode("ascii").partition("?")[0],
            query=request.url.params.multi_items(),
            headers={name: request.headers[name] for name in SIGNED if name in request.headers},
            body=request.content,
            keys=self._keys,
        )
        yield request


class TokenOf(httpx2.Auth):
    """Shows an IAM token with each request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        request.headers["X-Auth-Token"] = self._token
        yield request
