"""Back-off as the target asks for it."""

import email.utils
import time

import pytest

from apps.targets.modelarts.errors import retry_after


def test_retry_after_in_seconds():
    assert retry_after("120") == 120


def test_retry_after_as_a_date():
    assert retry_after(email.utils.formatdate(time.time() + 60, usegmt=True)) == pytest.approx(
        60, abs=2
    )
    assert retry_after(email.utils.formatdate(time.time() - 60, usegmt=True)) == 0


@pytest.mark.parametrize("text", [None, "", "soon", "-5", "1.5", "²"])
def test_anything_else_says_nothing(text):
    assert retry_after(text) is None
