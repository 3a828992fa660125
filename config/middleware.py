"""What concerns every page, whichever app it belongs to."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render

from apps.core.secrets import SecretKeyLost


class WholeRequestMiddleware:
    """Refuse a request whose body was cut off on the way.

    A page that is left while it sends leaves half a request behind, and half of it may mean
    something else: an empty body is the plainest of wishes. A body that is larger than the limit is
    left to those who read it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_cut_off(request):
            return HttpResponseBadRequest("The request was cut off.", content_type="text/plain")
        return self._get_response(request)


def _is_cut_off(request: HttpRequest) -> bool:
    said = request.META.get("CONTENT_LENGTH") or "0"
    length = int(said) if said.isdigit() else 0
    if not 0 < length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return False
    return len(request.body) < length


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
