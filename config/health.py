"""GET /healthz: is everything that Weft needs there? Asked by the launcher and by monitors."""

from collections.abc import Callable
from http import HTTPStatus

import redis
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from apps.core.broker import broker
from config import heartbeat


def database_answers() -> bool:
    """Return whether the database runs a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def broker_answers() -> bool:
    """Return whether the broker answers within a second."""
    try:
        return bool(broker().ping())
    except redis.RedisError:
        return False


def worker_answers() -> bool:
    """Return whether a worker has been heard of in the last seconds."""
    try:
        return heartbeat.is_heard()
    except redis.RedisError:
        return False


PARTS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "broker": broker_answers,
    "worker": worker_answers,
}


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 with the state of each part, 503 while one is missing."""
    state = {name: "ok" if answers() else "missing" for name, answers in PARTS.items()}
    status = HTTPStatus.OK if set(state.values()) == {"ok"} else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(state, status=status, headers={"Cache-Control": "no-store"})


class HealthMiddleware:
    """Answer before anybody asks for a host name: monitors call a machine by its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return healthz(request) if request.path == "/healthz" else self._get_response(request)
