"""Key pairs: who makes and ends them, and how they lie in the database."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.teams import actions, queries
from apps.teams.models import AccessKey
from tests.cast import Cast


def test_every_member_makes_own_keys(cast: Cast) -> None:
    for user in (cast.owner, cast.editor, cast.operator, cast.viewer):
        key = actions.create_access_key(user=user, project=cast.project, by=user)
        assert queries.access_key(key.access_key).secret_key == key.secret_key


def test_a_stranger_makes_none(cast: Cast) -> None:
    with pytest.raises(NotFound):
        actions.create_access_key(user=cast.stranger, project=cast.project, by=cast.stranger)


def test_only_owners_make_keys_for_others(cast: Cast) -> None:
    actions.create_access_key(user=cast.viewer, project=cast.project, by=cast.owner)
    with pytest.raises(Forbidden):
        actions.create_access_key(user=cast.viewer, project=cast.project, by=cast.editor)


def test_nobody_makes_a_key_for_a_stranger(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        actions.create_access_key(user=cast.stranger, project=cast.project, by=cast.owner)
    assert [problem.code for problem in refusal.value.problems] == ["teams.not_a_member"]


def test_members_end_own_keys_and_owners_everybodys(cast: Cast) -> None:
    mine = actions.create_access_key(user=cast.viewer, project=cast.project, by=cast.viewer)
    with pytest.raises(Forbidden):
        actions.revoke_access_key(mine, by=cast.editor)
    actions.revoke_access_key(mine, by=cast.viewer)
    other = actions.create_access_key(user=cast.viewer, project=cast.project, by=cast.viewer)
    actions.revoke_access_key(other, by=cast.owner)
    assert not AccessKey.objects.exists()


def test_the_secret_lies_encrypted_in_the_database(cast: Cast) -> None:
    key = actions.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret_key FROM teams_accesskey")
        (stored,) = cursor.fetchone()
    assert len(key.secret_key) == 40
    assert key.secret_key not in stored


def test_lists_of_keys_leave_the_secret_in_the_database(cast: Cast) -> None:
    actions.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)
    for keys in (queries.access_keys_of(cast.owner), queries.access_keys_in(cast.team)):
        assert keys.get().get_deferred_fields() == {"secret_key"}


def test_an_unknown_key_or_that_of_a_deactivated_user_is_none(cast: Cast) -> None:
    key = actions.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)
    cast.owner.is_active = False
    cast.owner.save()
    assert queries.access_key(key.access_key) is None
    assert queries.access_key("AAAA") is None


def test_use_is_noted_to_the_minute(cast: Cast, django_assert_num_queries: object) -> None:
    made = actions.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        actions.note_use(made)
        first = AccessKey.objects.get().last_used_at
        assert first == timezone.now()
        clock.shift(timedelta(seconds=59))
        with django_assert_num_queries(0):
            actions.note_use(AccessKey(pk=made.pk, last_used_at=first))
        clock.shift(timedelta(seconds=2))
        actions.note_use(AccessKey.objects.get())
        assert AccessKey.objects.get().last_used_at == timezone.now()


def test_the_command_prints_a_usable_key(cast: Cast) -> None:
    out = StringIO()
    call_command("create_access_key", user="owner", project=cast.project.pk, stdout=out)
    printed = json.loads(out.getvalue())
    assert printed["project_id"] == cast.project.pk
    assert queries.access_key(printed["access_key"]).secret_key == printed["secret_key"]


@pytest.mark.parametrize(
    ("user", "project"), [("nobody", None), ("stranger", None), ("owner", "0")]
)
def test_the_command_says_what_is_missing(cast: Cast, user: str, project: str | None) -> None:
    with pytest.raises(CommandError, match=project or user):
        call_command("create_access_key", user=user, project=project or cast.project.pk)
