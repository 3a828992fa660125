"""One spelling for every way to write an endpoint, and none for anything else."""

import pytest

from apps.core.endpoints import normalised


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("modelarts.cn-north-4.example.com", "https://modelarts.cn-north-4.example.com"),
        (" HTTPS://Example.COM/ ", "https://example.com"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("localhost:8000", "https://localhost:8000"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_it_is_kept_in_one_spelling(entered, kept):
    assert normalised(entered) == kept


@pytest.mark.parametrize(
    "entered",
    [
        "",
        "https://",
        "ftp://example.com",
        "file:///etc/passwd",
        "https://user:pass@example.com",
        "https://example.com/v2",
        "https://example.com?x=1",
        "https://example.com#x",
        "https://example.com:99999",
        "https://exa mple.com",
        "https://example.com\n.evil",
        "https://-example.com",
        "javascript:alert(1)",
    ],
)
def test_anything_else_is_no_endpoint(entered):
    assert normalised(entered) == ""
