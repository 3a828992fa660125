"""The ASGI application: event streams on Django's ASGI handler, everything else on WSGI threads."""

import gc
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

_wsgi: Any = get_wsgi_application()  # Django and a2wsgi spell the same protocol in other types
_pages: Any = WSGIMiddleware(_wsgi, workers=8)
_events = get_asgi_application()


async def application(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[Mapping[str, Any]]],
    send: Callable[[Mapping[str, Any]], Awaitable[None]],
) -> None:
    """Answer one connection: a sync view under plain ASGI would cost several times the CPU."""
    is_stream = scope["type"] != "http" or scope["path"].startswith("/events")
    await (_events if is_stream else _pages)(scope, receive, send)


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
