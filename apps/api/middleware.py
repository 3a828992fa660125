"""What holds for every answer, views or not: a request id, and JSON errors under the API."""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from apps.api.answers import JSON, failed
from apps.api.failures import failure_of_status
from apps.core.ids import new_id

GetResponse = Callable[[HttpRequest], HttpResponse]

_API = re.compile(r"/v[23](/|$)")


def request_id(get_response: GetResponse) -> GetResponse:
    """Give every answer an `X-Request-Id`, which the log of a failure repeats."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META["weft.request_id"] = new_id()
        response = get_response(request)
        response["X-Request-Id"] = request.META["weft.request_id"]
        return response

    return middleware


def json_errors(get_response: GetResponse) -> GetResponse:
    """Spell the errors that Django makes outside the API's views as the API spells its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        if is_error and _API.match(request.path_info) and response.get("Content-Type") != JSON:
            return failed(failure_of_status(response.status_code), request)
        return response

    return middleware
