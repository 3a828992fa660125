"""What concerns every page, whichever app it belongs to."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core.secrets import SecretKeyLost


class LostKeyMiddleware:
    """Answer with a sentence where a page meets a secret whose key is lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, SecretKeyLost):
            return None
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "key_lost.html", {"sentence": str(error)}, status=status)
