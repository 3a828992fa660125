"""What a failed request means: the verdict, and the sentence's code with its values."""

import email.utils
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2

from apps.core.addresses import AddressRefused
from apps.targets.ports import RemoteFault, Verdict

LONGEST_SENTENCE = 500
_ERRNO = re.compile(r"^\[Errno -?\d+\] ")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def request_id(self) -> str:
        """Return the id under which the target's operators find the request."""
        return self.headers.get("x-request-id", "")[:64]

    def json(self) -> Any:
        """Return the parsed body, None where it is not JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


def of_exception(error: Exception) -> RemoteFault:
    """Return the fault behind an exception of the HTTP client or of the gate."""
    if isinstance(error, AddressRefused):
        params = {"host": error.host, "address": str(error.address)}
        return RemoteFault(verdict=Verdict.NEVER, code=error.code, params=params)
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
        params = {"reason": _ERRNO.sub("", str(error))[:200]}
        return RemoteFault(verdict=Verdict.AGAIN, code="target.unreachable", params=params)
    if isinstance(error, httpx2.TimeoutException):
        return RemoteFault(verdict=Verdict.IN_DOUBT, code="target.timeout")
    if isinstance(error, httpx2.LocalProtocolError):
        return RemoteFault(verdict=Verdict.NEVER, code="target.unsendable")
    return RemoteFault(verdict=Verdict.IN_DOUBT, code="target.broken_connection")


def of_answer(answer: Answer) -> RemoteFault:
    """Return the fault behind an answer that is not a success."""
    verdict, code = _judged(answer.status)
    return RemoteFault(
        verdict=verdict,
        code=code,
        params={"status": answer.status, "said": said(answer)},
        http_status=answer.status,
        request_id=answer.request_id,
        wait=retry_after(answer.headers.get("retry-after")),
    )


def unreadable(answer: Answer) -> RemoteFault:
    """Return the fault of a success that does not say what it should."""
    return RemoteFault(
        verdict=Verdict.IN_DOUBT,
        code="target.unreadable",
        params={"status": answer.status, "said": said(answer)},
        http_status=answer.status,
        request_id=answer.request_id,
    )


def _judged(status: int) -> tuple[Verdict, str]:
    if status == 429:
        return Verdict.AGAIN, "target.busy"
    if status >= 500:
        return Verdict.IN_DOUBT, "target.failed"
    if 300 <= status < 400:
        return Verdict.NEVER, "target.redirect"
    return Verdict.NEVER, "target.refused"


def said(answer: Answer) -> str:
    """Return the error code and message of an answer, "" where it has none."""
    body = answer.json()
    if not isinstance(body, dict):
        return ""
    parts = [body.get("error_code"), body.get("error_msg")]
    return ": ".join(part for part in parts if isinstance(part, str))[:LONGEST_SENTENCE]


def retry_after(text: str | None) -> float | None:
    """Return the seconds a `Retry-After` header asks for, as a number or as a date."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(moment.timestamp() - time.time(), 0.0)
