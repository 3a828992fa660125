"""Requests signed by the vendor's own signer, sent through Django's test client."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer

from apps.teams.models import AccessKey

HOST = "testserver"


def signed_headers(
    key: AccessKey,
    method: str,
    path: str,
    *,
    query: list[tuple[str, str]] | None = None,
    body: bytes = b"",
    headers: dict[str, str] | None = None,
) -> dict[str, str]:
    """Return the headers that the vendor's signer makes for a request."""
    request = SdkRequest(
        method=method,
        schema="http",
        host=HOST,
        resource_path=path,
        uri=path,
        query_params=list(query or []),
        header_params={"Content-Type": "application/json", **(headers or {})},
        body=body,
    )
    credentials = BasicCredentials(key.access_key, key.secret_key, key.project_id)
    return Signer(credentials).sign(request).header_params


def send(
    method: str,
    path: str,
    *,
    query: list[tuple[str, str]] | None = None,
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    client: Client | None = None,
) -> HttpResponse:
    """Return the answer to a request sent exactly as given."""
    url = f"{path}?{urlencode(query)}" if query else path
    sent = dict(headers or {})
    content_type = sent.pop("Content-Type", "application/json")
    sender = client or Client(raise_request_exception=False)
    return sender.generic(method, url, body, content_type, CONTENT_TYPE=content_type, headers=sent)


def send_signed(
    key: AccessKey, method: str, path: str, *, client: Client | None = None, **rest: Any
) -> HttpResponse:
    """Return the answer to a request that `key` signed."""
    headers = signed_headers(key, method, path, **rest)
    return send(method, path, client=client, **rest | {"headers": headers})


def read(response: HttpResponse) -> Any:
    """Return the JSON of an answer."""
    return json.loads(response.content)
