"""What each exception means to a client: status, the vendor's error code, and the problems."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest
from rest_framework import exceptions

from apps.api.auth import Unauthenticated
from apps.api.throttle import TooManyAttempts
from apps.core.errors import Forbidden, NotFound, Refused, Stale
from apps.core.secrets import SecretKeyLost
from apps.spec.problems import Problem
from apps.spec.text import MAX_BYTES

INVALID = "ModelArts.0104"
UNAUTHENTICATED = "APIGW.0301"

_MISSING: Mapping[str, tuple[str, str]] = {
    "workflow": ("ModelArts.7512", "workflow.not_found"),
    "execution": ("ModelArts.7511", "execution.not_found"),
    "step": ("ModelArts.7511", "step.not_found"),
    "subscription": ("ModelArts.7519", "subscription.not_found"),
    "schedule": ("ModelArts.7525", "schedule.not_found"),
}
"""What is not there → the vendor's code for it, and ours."""

_UNFIT = "execution.cannot_"
"""How the codes of actions begin that do not fit how a run or a step is going."""

_REFUSED: Mapping[str, str] = {"gallery.used_up": "ModelArts.0116"}
"""Refusals for which the vendor has a code of its own."""


class LengthRequired(exceptions.APIException):
    """A body whose length nobody said."""


class TooLarge(exceptions.APIException):
    """A body that announces more than `spec.text` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An answer that is no success."""

    status: HTTPStatus
    error_code: str
    problems: tuple[Problem, ...]
    headers: Mapping[str, str] = field(default_factory=dict)


_FACTS: Mapping[str, Callable[[HttpRequest], Any]] = {
    "limit": lambda request: MAX_BYTES // 1024**2,
    "method": lambda request: request.method,
    "path": lambda request: request.path,
    "type": lambda request: request.content_type or "?",
}
"""What a sentence about a request may tell of it."""

_PLAIN: Mapping[type[Exception], tuple[HTTPStatus, str, str, tuple[str, ...]]] = {
    Http404: (HTTPStatus.NOT_FOUND, "APIGW.0101", "request.unknown_path", ("path",)),
    SuspiciousOperation: (HTTPStatus.BAD_REQUEST, INVALID, "request.refused", ()),
    PermissionDenied: (HTTPStatus.FORBIDDEN, "ModelArts.0103", "request.csrf", ()),
    exceptions.PermissionDenied: (HTTPStatus.FORBIDDEN, "ModelArts.0103", "request.csrf", ()),
    exceptions.MethodNotAllowed: (
        HTTPStatus.METHOD_NOT_ALLOWED,
        "APIGW.0102",
        "request.wrong_method",
        ("method",),
    ),
    exceptions.NotAcceptable: (
        HTTPStatus.NOT_ACCEPTABLE,
        "APIGW.0103",
        "request.not_acceptable",
        (),
    ),
    exceptions.UnsupportedMediaType: (
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "APIGW.0104",
        "request.unsupported_type",
        ("type",),
    ),
    LengthRequired: (HTTPStatus.LENGTH_REQUIRED, "APIGW.0201", "request.length_required", ()),
    TooLarge: (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "APIGW.0201", "json.too_large", ("limit",)),
    RequestDataTooBig: (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "APIGW.0201",
        "json.too_large",
        ("limit",),
    ),
}
"""Exceptions that say all they have to say by their class."""


def _one(status: HTTPStatus, error_code: str, code: str, **params: Any) -> Failure:
    problem = Problem(code=code, params=params)
    return Failure(status=status, error_code=error_code, problems=(problem,))


@singledispatch
def failure_of(error: Exception, request: HttpRequest) -> Failure:
    """Return what `error` means; what nobody foresaw is a fault of the server."""
    return _one(HTTPStatus.INTERNAL_SERVER_ERROR, "APIGW.0603", "request.failed")


def _plain(error: Exception, request: HttpRequest) -> Failure:
    known = next(kind for kind in type(error).__mro__ if kind in _PLAIN)
    status, error_code, code, facts = _PLAIN[known]
    return _one(status, error_code, code, **{name: _FACTS[name](request) for name in facts})


for _kind in _PLAIN:
    failure_of.register(_kind, _plain)


@failure_of.register
def _(error: Refused, request: HttpRequest) -> Failure:
    problems = tuple(error.problems)
    code = problems[0].code if problems else ""
    error_code = "ModelArts.7516" if code.startswith(_UNFIT) else _REFUSED.get(code, INVALID)
    return Failure(status=HTTPStatus.BAD_REQUEST, error_code=error_code, problems=problems)


@failure_of.register
def _(error: NotFound, request: HttpRequest) -> Failure:
    """The vendor answers 400. A project is not named, so that any two answers are identical."""
    if error.kind == "project":
        return _one(HTTPStatus.BAD_REQUEST, INVALID, "project.not_found")
    if error.kind in _MISSING:
        return _one(HTTPStatus.BAD_REQUEST, *_MISSING[error.kind], id=error.id)
    params = {"kind": error.kind, "id": error.id}
    return _one(HTTPStatus.BAD_REQUEST, INVALID, "request.not_found", **params)


@failure_of.register
def _(error: Forbidden, request: HttpRequest) -> Failure:
    action = str(error.action)
    return _one(HTTPStatus.FORBIDDEN, "ModelArts.0103", "request.forbidden", action=action)


@failure_of.register
def _(error: Stale, request: HttpRequest) -> Failure:
    current = error.current
    return _one(HTTPStatus.CONFLICT, "ModelArts.7513", "request.stale", current=current)


@failure_of.register
def _(error: SecretKeyLost, request: HttpRequest) -> Failure:
    return _one(HTTPStatus.SERVICE_UNAVAILABLE, "APIGW.0603", error.problem.code)


@failure_of.register(exceptions.NotAuthenticated)
@failure_of.register(exceptions.AuthenticationFailed)
def _(error: exceptions.APIException, request: HttpRequest) -> Failure:
    code = error.code if isinstance(error, Unauthenticated) else "request.unauthenticated"
    return Failure(
        status=HTTPStatus.UNAUTHORIZED,
        error_code=UNAUTHENTICATED,
        problems=(Problem(code=code),),
        headers={"WWW-Authenticate": "SDK-HMAC-SHA256"},
    )


@failure_of.register
def _(error: TooManyAttempts, request: HttpRequest) -> Failure:
    seconds = error.seconds
    return Failure(
        status=HTTPStatus.TOO_MANY_REQUESTS,
        error_code="APIGW.0308",
        problems=(Problem(code="request.throttled", params={"seconds": seconds}),),
        headers={"Retry-After": str(seconds)},
    )


def failure_of_status(status: int) -> Failure:
    """Return the answer for an error that Django itself made, outside any view."""
    known = HTTPStatus(status)
    if known >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _one(known, "APIGW.0603", "request.failed")
    return _one(known, INVALID, "request.refused")
