"""A request that was cut off on its way does nothing."""

from io import BytesIO

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from config.middleware import WholeRequestMiddleware


def _answer(body: bytes, *, length: int) -> HttpResponse:
    request = RequestFactory().generic("POST", "/", **_on_the_wire(body, length=length))
    return WholeRequestMiddleware(_echo)(request)


def _on_the_wire(body: bytes, *, length: int) -> dict[str, object]:
    return {"CONTENT_LENGTH": str(length), "wsgi.input": BytesIO(body)}


def _echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.body)


@pytest.mark.parametrize("came", [b"", b"{", b'{"id": "a"'])
def test_less_than_was_announced_is_refused(came: bytes) -> None:
    assert _answer(came, length=11).status_code == 400


@pytest.mark.parametrize("body", [b"", b'{"id": "a"}'])
def test_a_whole_request_is_answered(body: bytes) -> None:
    assert _answer(body, length=len(body)).content == body


def test_what_is_too_large_to_be_read_is_left_to_who_reads_it(settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    request = RequestFactory().generic("POST", "/", b"x" * 11)
    assert WholeRequestMiddleware(lambda _: HttpResponse("left"))(request).content == b"left"


@pytest.mark.django_db
def test_every_request_is_asked(client: Client) -> None:
    answer = client.generic("POST", "/", **_on_the_wire(b"", length=5))
    assert answer.status_code == 400
    assert b"cut off" in answer.content
