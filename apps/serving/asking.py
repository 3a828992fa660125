"""Asking a service on behalf of a person: only ever the port that its supervisor gave it."""

import http.client
import ipaddress
import secrets
import time
from contextlib import closing
from dataclasses import dataclass
from threading import BoundedSemaphore

from apps.core.errors import Refused
from apps.serving.models import Service
from apps.serving.states import State
from apps.spec.problems import Problem

SECONDS = 42.0  # a service itself gives up a prediction after 40
LARGEST_REQUEST = 8 * 2**20
LARGEST_ANSWER = 2**20
_AT_ONCE = BoundedSemaphore(3)  # slow models may not take all of the web server's threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask: a body and its type."""

    body: bytes
    kind: str = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service answered, cut at a limit, and how long it took."""

    status: int
    body: bytes
    seconds: float
    is_cut: bool


def form_with_file(name: str, data: bytes) -> Question:
    """Return the question that a form with one file asks."""
    boundary = secrets.token_hex(16)
    safe = "".join(each if each.isalnum() or each in "._-" else "_" for each in name)[:100]
    head = f'Content-Disposition: form-data; name="file"; filename="{safe}"'
    parts = [f"--{boundary}", head, "Content-Type: application/octet-stream", "", ""]
    body = "\r\n".join(parts).encode() + data + f"\r\n--{boundary}--\r\n".encode()
    return Question(body=body, kind=f"multipart/form-data; boundary={boundary}")


def ask(service: Service, question: Question) -> Answer:
    """Return the service's answer, whatever its status; raise `Refused` where there is none."""
    if service.state != State.RUNNING or not service.port or not _is_ours(service.host):
        raise Refused([Problem(code="serving.not_running")])
    if len(question.body) > LARGEST_REQUEST:
        params = {"limit": LARGEST_REQUEST // 2**20}
        raise Refused([Problem(code="serving.request_too_large", params=params)])
    if not _AT_ONCE.acquire(timeout=2):
        raise Refused([Problem(code="serving.busy")])
    try:
        return _ask(service.host, service.port, question)
    except (OSError, http.client.HTTPException) as error:
        reason = str(error)[:200] or type(error).__name__
        raise Refused([Problem(code="serving.no_answer", params={"reason": reason})]) from error
    finally:
        _AT_ONCE.release()


def _ask(host: str, port: int, question: Question) -> Answer:
    began = time.monotonic()
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    with closing(connection):
        connection.request("POST", "/", question.body, {"Content-Type": question.kind})
        answer = connection.getresponse()
        body = answer.read(LARGEST_ANSWER + 1)
    return Answer(
        status=answer.status,
        body=body[:LARGEST_ANSWER],
        seconds=time.monotonic() - began,
        is_cut=len(body) > LARGEST_ANSWER,
    )


def _is_ours(host: str) -> bool:
    """Tell whether the address is this machine's own, the only place services are started."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
