"""One HTTP request to a ModelArts endpoint: no redirects, bounded in time and size."""

from collections.abc import Callable
from typing import Any

import httpx2

from apps.core.addresses import AddressRefused, Deadline, Gate, GuardedTransport
from apps.targets.modelarts import errors
from apps.targets.modelarts.errors import Answer
from apps.targets.ports import Checkpoint, RemoteFault, Verdict, passing

LARGEST_ANSWER = 16 * 1024 * 1024
SENT = "http11.send_request_body.complete"


class Client:
    """Speaks to one project at one endpoint with one kind of credentials.

    `secret` is the part of them that requests carry in plain: it never comes back out of here.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        project_id: str,
        auth: httpx2.Auth,
        private: bool,
        secret: str = "",
    ) -> None:
        self._base = f"{endpoint.rstrip('/')}/v2/{project_id}"
        self._headers = {
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            "User-Agent": "weft",
            "X-Project-Id": project_id,
        }
        self._auth, self._private, self._secret = auth, private, secret.encode()

    def call(
        self,
        method: str,
        path: str,
        *,
        seconds: float,
        params: dict[str, str] | None = None,
        content: bytes = b"",
        checkpoint: Checkpoint = passing,
    ) -> Answer:
        """Send one request and return its successful answer; raise `RemoteFault` otherwise."""
        if seconds <= 0:
            raise RemoteFault(verdict=Verdict.AGAIN, code="target.too_late")
        try:
            answer = self._exchange(
                method, path, seconds=seconds, params=params, content=content, checkpoint=checkpoint
            )
        except (httpx2.TransportError, AddressRefused) as error:
            raise errors.of_exception(error) from error
        if not 200 <= answer.status < 300:
            raise errors.of_answer(answer)
        return answer

    def _exchange(
        self, method: str, path: str, *, seconds: float, checkpoint: Checkpoint, **request: Any
    ) -> Answer:
        deadline = Deadline(seconds)
        plain = self._base.startswith("http:")
        gate = Gate(private=self._private, deadline=deadline, plain=plain)
        with (
            httpx2.Client(
                transport=GuardedTransport(gate),
                headers=self._headers,
                auth=self._auth,
                trust_env=False,
                follow_redirects=False,
                timeout=seconds,
            ) as http,
            http.stream(
                method, self._base + path, extensions={"trace": _told(checkpoint)}, **request
            ) as response,
        ):
            body = self._without_secret(_bounded(response))
            return Answer(response.status_code, dict(response.headers), body)

    def _without_secret(self, body: bytes) -> bytes:
        """Return the body without the token: a target that repeats it would get it shown."""
        return body.replace(self._secret, b"***") if self._secret else body


def _told(checkpoint: Checkpoint) -> Callable[[str, Any], None]:
    """Return a tracer that names the moment the request has left and no answer is there yet."""
    return lambda event, _info: checkpoint("sent") if event == SENT else None


def _bounded(response: httpx2.Response) -> bytes:
    """Return the body as it came; raise where it is larger than any honest answer."""
    body = bytearray()
    for piece in response.iter_raw():
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise RemoteFault(
                verdict=Verdict.IN_DOUBT,
                code="target.answer_too_large",
                params={"limit": LARGEST_ANSWER},
                http_status=response.status_code,
            )
    return bytes(body)
