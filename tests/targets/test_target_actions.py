"""Adding, changing, testing and removing targets, by everybody."""

import pytest
from django.db import connection
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.targets import actions, queries
from apps.targets.actions import TargetDetails
from apps.targets.models import Target
from apps.targets.states import State
from tests.fakes.modelarts import answering
from tests.targets.rows import submission_of, target_in, workflow_in

DETAILS = {
    "kind": "modelarts",
    "name": "cloud",
    "endpoint": "ma.example",
    "region": "cn-north-4",
    "remote_project_id": "p1",
    "credentials": "keys",
    "access_key": "AK-PLAIN",
    "secret_key": "SK-PLAIN",
}


def details(**changes):
    return TargetDetails(**{**DETAILS, **changes})


def add(cast, **changes):
    return actions.add_target(cast.project, details=details(**changes), by=cast.owner)


def fields_refused(call):
    with pytest.raises(Refused) as caught:
        call()
    return {problem.path[0]: problem.code for problem in caught.value.problems}


def stored(target):
    return Target.objects.get(pk=target.pk)


ATTEMPTS = {
    "add": lambda target, by: actions.add_target(
        target.project, details=details(name="other"), by=by
    ),
    "change": lambda target, by: actions.change_target(target, details=details(), by=by),
    "remove": lambda target, by: actions.remove_target(target, by=by),
    "test": lambda target, by: actions.test_target(target, by=by),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("editor", Forbidden),
        ("operator", Forbidden),
        ("viewer", Forbidden),
        ("stranger", NotFound),
        ("anonymous", NotFound),
    ],
)
def test_only_owners_manage_targets(cast, cloud, attempt, who, answer):
    target = target_in(cast.project, endpoint=cloud.endpoint)
    with pytest.raises(answer):
        ATTEMPTS[attempt](target, cast.named(who))
    assert cloud.seen == []
    assert list(Target.objects.values_list("name", "removed_at")) == [("cloud", None)]


@pytest.mark.parametrize(
    ("who", "sees"),
    [("owner", 1), ("editor", 1), ("operator", 1), ("viewer", 1), ("stranger", 0)],
)
def test_members_find_a_target_and_nobody_else(cast, who, sees):
    target = target_in(cast.project)
    if sees:
        assert queries.find_target(cast.named(who), target.pk) == target
    else:
        with pytest.raises(NotFound):
            queries.find_target(cast.named(who), target.pk)


def test_an_owner_adds_a_target(cast):
    target = stored(add(cast))
    assert (target.endpoint, target.created_by, target.verified_at) == (
        "https://ma.example",
        cast.owner,
        None,
    )
    assert (target.access_key, target.secret_key, target.token) == ("AK-PLAIN", "SK-PLAIN", "")


def test_secrets_lie_encrypted(cast):
    add(cast)
    add(cast, name="two", credentials="token", token="TOKEN-PLAIN")
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_key, secret_key, token FROM targets_target")
        text = str(cursor.fetchall())
    assert "PLAIN" not in text


def test_lists_leave_the_secrets_in_the_database(cast):
    add(cast)
    found = queries.targets_in(cast.project).get()
    assert {"access_key", "secret_key", "token"} <= found.get_deferred_fields()
    by_id = queries.find_target(cast.owner, found.pk)
    assert {"access_key", "secret_key", "token"} <= by_id.get_deferred_fields()


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"kind": "ftp"}, {"kind": "target.kind"}),
        ({"name": " "}, {"name": "target.name"}),
        ({"name": "x" * 65}, {"name": "target.name"}),
        ({"endpoint": "https://a/b"}, {"endpoint": "target.endpoint"}),
        ({"remote_project_id": "../x"}, {"remote_project_id": "target.project_id"}),
        ({"region": "cn north"}, {"region": "target.region"}),
        ({"credentials": "none"}, {"credentials": "target.credentials"}),
        ({"access_key": ""}, {"access_key": "target.secret_missing"}),
        ({"secret_key": "a b"}, {"secret_key": "target.secret_characters"}),
        ({"credentials": "token"}, {"token": "target.secret_missing"}),
        (
            {"name": "", "endpoint": "", "secret_key": ""},
            {
                "name": "target.name",
                "endpoint": "target.endpoint",
                "secret_key": "target.secret_missing",
            },
        ),
    ],
)
def test_everything_wrong_is_said_at_once(cast, changes, problems):
    assert fields_refused(lambda: add(cast, **changes)) == problems
    assert Target.objects.count() == 0


def test_a_name_is_used_once_in_a_project(cast):
    first = add(cast)
    assert fields_refused(lambda: add(cast)) == {"name": "target.name_taken"}
    actions.remove_target(first, by=cast.owner)
    add(cast)


def test_secrets_left_empty_stay(cast):
    target = queries.find_target(cast.owner, add(cast).pk)
    changed = details(name="renamed", access_key="", secret_key="")
    actions.change_target(target, details=changed, by=cast.owner)
    now = stored(target)
    assert (now.name, now.access_key, now.secret_key) == ("renamed", "AK-PLAIN", "SK-PLAIN")


def test_another_endpoint_asks_for_the_secrets_again(cast):
    target = add(cast)
    elsewhere = details(endpoint="evil.example", access_key="", secret_key="")
    refused = fields_refused(
        lambda: actions.change_target(target, details=elsewhere, by=cast.owner)
    )
    assert refused == {"access_key": "target.secret_again", "secret_key": "target.secret_again"}
    assert stored(target).endpoint == "https://ma.example"


def test_the_other_kind_of_credentials_replaces_the_first(cast):
    target = add(cast)
    by_token = details(credentials="token", token="T", access_key="", secret_key="")
    actions.change_target(target, details=by_token, by=cast.owner)
    now = stored(target)
    assert (now.access_key, now.secret_key, now.token) == ("", "", "T")


def test_a_lost_encryption_key_is_mended_by_entering_the_secrets_again(cast):
    target = add(cast)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE targets_target SET access_key = 'x', secret_key = 'x'")
    found = queries.find_target(cast.owner, target.pk)
    actions.change_target(found, details=details(), by=cast.owner)
    assert stored(target).secret_key == "SK-PLAIN"


def test_a_target_that_answers_is_verified(cast, cloud, settings):
    settings.WEFT_PRIVATE_TARGETS = True
    target = target_in(cast.project, endpoint=cloud.endpoint)
    actions.test_target(target, by=cast.owner)
    assert stored(target).verified_at is not None
    assert cloud.seen[0].query == {"limit": ["1"]}


def test_a_target_that_refuses_is_not(cast, cloud, settings):
    settings.WEFT_PRIVATE_TARGETS = True
    target = target_in(cast.project, endpoint=cloud.endpoint, verified_at=timezone.now())
    cloud.list_faults.append(answering(401, {"error_code": "APIGW.0301"}))
    with pytest.raises(Refused) as caught:
        actions.test_target(target, by=cast.owner)
    assert caught.value.problems[0].code == "target.refused"
    assert stored(target).verified_at is None


def test_a_private_address_is_not_even_asked(cast, cloud):
    target = target_in(cast.project, endpoint=cloud.endpoint)
    with pytest.raises(Refused) as caught:
        actions.test_target(target, by=cast.owner)
    assert caught.value.problems[0].code == "target.address_refused"
    assert cloud.seen == []


def test_a_changed_target_has_to_be_tested_again(cast):
    target = target_in(cast.project, verified_at=timezone.now())
    actions.change_target(target, details=details(), by=cast.owner)
    assert stored(target).verified_at is None


def test_a_removed_target_keeps_no_secrets_and_is_not_found(cast):
    target = add(cast)
    actions.remove_target(target, by=cast.owner)
    gone = stored(target)
    assert (gone.access_key, gone.secret_key, gone.token) == ("", "", "")
    assert list(queries.targets_in(cast.project)) == []
    with pytest.raises(NotFound):
        queries.find_target(cast.owner, target.pk)


@pytest.mark.parametrize(
    "moved", [{"endpoint": "other.example"}, {"remote_project_id": "p2"}, {"kind": "weft"}]
)
def test_a_target_stays_where_something_was_submitted(cast, moved):
    target = add(cast)
    workflow = workflow_in(cast.project, by=cast.owner)
    submission = submission_of(workflow, target=target)
    refused = fields_refused(
        lambda: actions.change_target(target, details=details(**moved), by=cast.owner)
    )
    assert refused == {"endpoint": "target.place_fixed"}
    actions.change_target(target, details=details(name="renamed"), by=cast.owner)
    submission.state, submission.next_attempt_at = State.CANCELLED, None
    submission.save()
    actions.change_target(target, details=details(**moved), by=cast.owner)


def test_a_target_in_use_is_not_removed(cast):
    target = add(cast)
    workflow = workflow_in(cast.project, by=cast.owner)
    submission = submission_of(workflow, target=target)
    with pytest.raises(Refused):
        actions.remove_target(target, by=cast.owner)
    submission.state, submission.next_attempt_at = State.CANCELLED, None
    submission.save()
    actions.remove_target(target, by=cast.owner)
