"""What lies in a log: no secret, and no noise."""

import logging

import pytest

from config.settings.logs import Formatter, is_not_a_health_check, masked


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("redis://:hunter2@127.0.0.1:6379/0 answers", "redis://…@127.0.0.1:6379/0 answers"),
        ("postgres://weft:hunter2@db/weft", "postgres://…@db/weft"),
        ("X-Auth-Token: hunter2", "X-Auth-Token: …"),
        ("{'secret_key': 'hunter2', 'name': 'a'}", "{'secret_key': '…, 'name': 'a'}"),
        ('"password": "hunter2"}', '"password": "…}'),
        ("Authorization: SDK-HMAC-SHA256 Signature=hunter2", None),
        ("Not Found: /shared/hunter2/", "Not Found: /shared/…/"),
        ("GET /v2/projects/1/workflows", "GET /v2/projects/1/workflows"),
    ],
)
def test_what_looks_like_a_secret_is_masked(line, kept):
    assert "hunter2" not in masked(line)
    assert kept is None or masked(line) == kept


def test_a_traceback_is_masked_too():
    try:
        raise ValueError("password=hunter2")
    except ValueError as error:
        seen = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("weft", logging.ERROR, "here", 1, "it failed", None, seen)
    assert "hunter2" not in Formatter().format(record)
    assert "it failed" in Formatter().format(record)


def test_an_answer_to_a_monitor_is_no_error_in_the_log():
    def record(path: str) -> logging.LogRecord:
        return logging.LogRecord("django.request", 40, "", 1, "Unavailable: %s", (path,), None)

    assert not is_not_a_health_check(record("/healthz"))
    assert is_not_a_health_check(record("/v2/"))
