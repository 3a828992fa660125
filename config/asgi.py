"""The ASGI application: streams of events here, everything else on WSGI threads."""

import asyncio
import gc
import os
import signal
from types import FrameType
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

_wsgi: Any = get_wsgi_application()  # Django and a2wsgi spell the same protocol in other types
_pages: Any = WSGIMiddleware(_wsgi, workers=8)

from apps.core.live.hub import Hub  # noqa: E402  (Django has to be set up first)
from apps.core.live.streams import Receive, Send, Streams  # noqa: E402
from apps.editor.looking import WORKFLOWS  # noqa: E402
from apps.executions.looking import EXECUTIONS  # noqa: E402

_hub = Hub({"workflows": WORKFLOWS, "executions": EXECUTIONS})
_streams = Streams(_pages, _hub)


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Answer one connection: a sync view under plain ASGI would cost several times the CPU."""
    if scope["type"] == "lifespan":
        _end_streams_on_signals()
    is_stream = scope["type"] == "http" and scope["path"].startswith("/events/")
    await (_streams if is_stream else _pages)(scope, receive, send)


def _end_streams_on_signals() -> None:
    """End the streams when the server is asked to end: it waits for every open answer."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def end(sent: int, frame: FrameType | None, before: Any = before) -> None:
            loop.call_soon_threadsafe(_hub.close)
            if callable(before):
                before(sent, frame)

        signal.signal(number, end)


def spare_the_collector() -> None:
    """Keep what is loaded out of garbage collection, and collect less often.

    A large workflow is hundreds of thousands of objects, none of them garbage before the answer:
    looking for cycles among them was a sixth of reading one and a quarter of creating one.
    """
    _ = get_resolver().url_patterns  # loads every view
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


spare_the_collector()
