"""Tokens: a day long, one user in one project, unreadable in the database."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from apps.teams import tokens
from apps.teams.models import Token
from tests.cast import Cast


def test_a_token_stands_for_its_user_and_project(cast: Cast) -> None:
    text, expires_at = tokens.issue(cast.editor, cast.project)
    assert tokens.user_of(text) == (cast.editor, cast.project)
    assert timedelta(hours=23, minutes=59) < expires_at - timezone.now() <= timedelta(hours=24)


def test_the_database_does_not_hold_the_text(cast: Cast) -> None:
    text, _ = tokens.issue(cast.editor, cast.project)
    assert not any(text in str(value) for value in Token.objects.values().get().values())


@pytest.mark.parametrize("text", ["", "no such token", "\ud800"])
def test_an_unknown_text_stands_for_nobody(cast: Cast, text: str) -> None:
    assert tokens.user_of(text) is None


def test_a_token_ends_after_a_day_and_is_swept_by_the_next(cast: Cast) -> None:
    text, _ = tokens.issue(cast.editor, cast.project)
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        assert tokens.user_of(text) is None
        tokens.issue(cast.editor, cast.project)
        assert Token.objects.count() == 1


def test_a_deactivated_users_token_stands_for_nobody(cast: Cast) -> None:
    text, _ = tokens.issue(cast.editor, cast.project)
    cast.editor.is_active = False
    cast.editor.save()
    assert tokens.user_of(text) is None
