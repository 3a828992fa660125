"""The ASGI application: event streams on Django's ASGI handler, everything else on WSGI threads."""

import os

from a2wsgi import WSGIMiddleware
from a2wsgi.asgi_typing import Receive, Scope, Send
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

_events = get_asgi_application()
_pages = WSGIMiddleware(get_wsgi_application(), workers=16)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection: a sync view under plain ASGI would cost several times the CPU."""
    is_stream = scope["type"] != "http" or scope["path"].startswith("/events")
    await (_events if is_stream else _pages)(scope, receive, send)
