"""Open streams of events: an ASGI application that lets the pages begin each and then goes on.

A stream holds neither a thread nor a database connection. What is said in the broker is passed on
as it comes; every few seconds one look at the rows finds what was said and not heard.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from apps.core.live.events import CONTENT_TYPE, LISTENER
from apps.core.live.hub import Hub, Listener

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Mapping[str, Any], Receive, Send], Awaitable[None]]

LONGEST = 300.0
"""Seconds until a reader has to come again, and is asked again whether he may."""

MAX_PER_PERSON = 12
"""Streams of one person in one process: more are tabs gone wild."""

_PATH = re.compile(r"/events/([a-z]+)/([0-9a-f-]{36})/")
_TOO_MANY = 429


@dataclass
class _Beginning:
    """What the pages answer to the request for a stream."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    async def hear(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")

    @property
    def listener(self) -> str:
        return dict(self.headers).get(LISTENER.lower().encode(), b"").decode()

    @property
    def is_stream(self) -> bool:
        return self.status == 200 and self.listener != ""

    def public(self) -> list[tuple[bytes, bytes]]:
        hidden = {LISTENER.lower().encode()} | ({b"content-length"} if self.is_stream else set())
        return [(name, value) for name, value in self.headers if name not in hidden]


class Streams:
    """The application: `pages` answers who may listen, `hub` tells what happens."""

    def __init__(self, pages: Application, hub: Hub) -> None:
        self._pages = pages
        self._hub = hub

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request below `/events`."""
        found = _PATH.fullmatch(scope["path"])
        kind, subject_id = found.groups() if found else ("", "")
        async with self._hub.listening(kind, subject_id) as listener:  # from before the pages look
            beginning = _Beginning()
            await self._pages(scope, _nothing_more, beginning.hear)
            if beginning.is_stream:
                await self._stream(beginning, listener, receive, send)
            else:
                await _answer(beginning, send)

    async def _stream(
        self, beginning: _Beginning, listener: Listener, receive: Receive, send: Send
    ) -> None:
        listener.place = beginning.listener
        if self._hub.streams_of(listener.person) > MAX_PER_PERSON:
            await _answer(_too_many(), send)
            return
        listener.tell(beginning.body)
        await send(_start(200, beginning.public()))
        try:
            await _pass_on(listener, receive, send)
        finally:
            await self._hub.leave(listener)


async def _pass_on(listener: Listener, receive: Receive, send: Send) -> None:
    """Send what the listener hears until the reader goes or the stream has been long enough."""
    end = asyncio.get_running_loop().call_later(LONGEST, listener.close)
    gone = asyncio.create_task(_close_when_gone(listener, receive))
    try:
        while (said := await listener.next()) is not None:
            await send({"type": "http.response.body", "body": said, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        end.cancel()
        gone.cancel()


async def _close_when_gone(listener: Listener, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()


async def _nothing_more() -> Message:
    """Be the body of a request that has none: the real one tells later when the reader goes."""
    return {"type": "http.request", "body": b"", "more_body": False}


async def _answer(beginning: _Beginning, send: Send) -> None:
    await send(_start(beginning.status, beginning.public()))
    await send({"type": "http.response.body", "body": beginning.body})


def _too_many() -> _Beginning:
    headers = [(b"content-type", CONTENT_TYPE.encode()), (b"retry-after", b"30")]
    return _Beginning(_TOO_MANY, headers)


def _start(status: int, headers: list[tuple[bytes, bytes]]) -> Message:
    return {"type": "http.response.start", "status": status, "headers": headers}
