"""Posts a notification to a webhook, signed: only who knows the topic's secret can have sent it.

`X-Weft-Signature: t=<seconds>,v1=<hex>` is the HMAC-SHA256, by the secret, of `<seconds>.<body>`.
A receiver compares it and refuses what is minutes old.
"""

import hmac
from hashlib import sha256

import httpx2
from django.conf import settings
from django.utils import timezone

from apps.core.addresses import AddressRefused, Deadline, Gate, GuardedTransport
from apps.core.secrets import SecretKeyLost
from apps.executions.messages import json_of
from apps.executions.models import Delivery
from apps.executions.undelivered import Undelivered
from apps.spec import text

SECONDS = 10.0
_GONE = 410


def post(delivery: Delivery) -> None:
    """Post one message; raise `Undelivered` for anything but an answer that says it arrived."""
    body = text.write(json_of(delivery)).encode()
    try:
        seconds = int(timezone.now().timestamp())
        signature = signature_of(body, secret=delivery.topic.secret, seconds=seconds)
        status = _answered(delivery.topic.address, body, signature, id=delivery.pk)
    except AddressRefused as error:
        params = {"host": error.host, "address": str(error.address)}
        raise Undelivered("delivery.address_refused", for_good=True, **params) from error
    except SecretKeyLost as error:
        raise Undelivered(error.problem.code) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise Undelivered("delivery.unreachable", reason=type(error).__name__) from error
    if not 200 <= status < 300:
        raise Undelivered("delivery.answer", for_good=status == _GONE, status=status)


def signature_of(body: bytes, *, secret: str, seconds: int) -> str:
    """Return the header that proves who sent `body`, and when."""
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, sha256).hexdigest()
    return f"t={seconds},v1={signed}"


def _answered(url: str, body: bytes, signature: str, *, id: str) -> int:
    gate = Gate(private=settings.WEFT_PRIVATE_TARGETS, deadline=Deadline(SECONDS))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "weft",
        "X-Weft-Delivery": id,
        "X-Weft-Signature": signature,
    }
    with (
        httpx2.Client(
            transport=GuardedTransport(gate),
            headers=headers,
            trust_env=False,
            follow_redirects=False,
            timeout=SECONDS,
        ) as http,
        http.stream("POST", url, content=body) as answer,
    ):
        return answer.status_code
