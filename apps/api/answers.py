"""How an answer is spelled: ready JSON bytes, and one shape for every error."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

from apps.api.failures import Failure, failure_of
from apps.core.messages import as_json, sentence
from apps.spec import text
from apps.spec.problems import Problem, errors, pointer

JSON = "application/json"
ENGLISH, CHINESE = "en", "zh-hans"

_log = logging.getLogger("weft.api")


def answer(
    value: Any, *, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return a JSON value as exact text, past DRF's renderers: a large document is written once."""
    body = text.write(value).encode()
    sent = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(body, status=status, content_type=JSON, headers=sent)


def answer_to(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """Return the answer for any exception of a view (DRF's `EXCEPTION_HANDLER`)."""
    request = context["request"]
    failure = failure_of(error, request)
    if failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        id = request.META["weft.request_id"]
        _log.error("%s %s failed (%s)", request.method, request.path, id, exc_info=error)
    return failed(failure, request)


def failed(failure: Failure, request: HttpRequest) -> HttpResponse:
    """Return a failure in the one shape that every error of the API has."""
    language = language_of(request)
    headers = {**failure.headers, "Content-Language": language}
    return answer(error_body(failure, language), status=failure.status, headers=headers)


def error_body(failure: Failure, language: str) -> dict[str, Any]:
    """Return the JSON of a failure, its sentences in `language`."""
    return {
        "error_code": failure.error_code,
        "error_msg": _summary(failure.problems, language),
        "problems": [as_json(problem, language) for problem in failure.problems],
    }


def language_of(request: HttpRequest) -> str:
    """Return Chinese where `Accept-Language` prefers it to English, English otherwise.

    The header alone decides: a program must not meet the language of somebody's browser cookie.
    """
    for code, _ in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if code.startswith(("zh", "en")):
            return CHINESE if code.startswith("zh") else ENGLISH
    return ENGLISH


def _summary(problems: tuple[Problem, ...], language: str) -> str:
    """Return the first error's sentence and place; the list beside it has them all."""
    first = next(iter(errors(problems)), problems[0])
    said = sentence(first, language)
    return f"{pointer(first.path)}: {said}" if first.path else said
