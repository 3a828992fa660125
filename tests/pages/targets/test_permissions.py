"""Every page and action of targets and submissions, as everybody."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from apps.targets.models import Submission, Target
from apps.targets.states import State
from apps.teams.models import Team
from tests.cast import gather
from tests.targets.rows import submission_of, target_in, workflow_in

pytestmark = pytest.mark.django_db

PEOPLE = ("owner", "editor", "operator", "viewer", "stranger", "anonymous")
FORM = {
    "kind": "modelarts",
    "name": "new",
    "endpoint": "https://ma.example",
    "remote_project_id": "p1",
    "credentials": "token",
    "token": "T",
}


@dataclass(frozen=True)
class Request:
    """One request, and who gets which answer: owner, editor, operator, viewer, stranger, nobody."""

    method: str
    url: str
    answers: tuple[int | str, ...]
    data: tuple[tuple[str, str], ...] = ()


SIGN_IN = "sign in"
REQUESTS = {
    "list": Request("get", "targets", (200, 200, 200, 200, 200, SIGN_IN)),
    "new": Request("get", "target-add", (200, 403, 403, 403, 200, SIGN_IN)),
    "add": Request("post", "target-add", (302, 403, 403, 403, 302, SIGN_IN), tuple(FORM.items())),
    "edit": Request("get", "target", (200, 403, 403, 403, 404, SIGN_IN)),
    "change": Request("post", "target", (302, 403, 403, 403, 404, SIGN_IN), tuple(FORM.items())),
    "test": Request("post", "target-test", (200, 403, 403, 403, 404, SIGN_IN)),
    "remove": Request("post", "target-remove", (302, 403, 403, 403, 404, SIGN_IN)),
    "runs": Request(
        "post",
        "run-settings",
        (302, 403, 403, 403, 302, SIGN_IN),
        (("default_target", "rehearsal"), ("time_zone", "Asia/Shanghai")),
    ),
    "storage": Request("get", "storage", (200, 403, 403, 403, 200, SIGN_IN)),
    "storage test": Request("post", "storage-test", (302, 403, 403, 403, 302, SIGN_IN)),
    "storage embedded": Request("post", "storage-embedded", (302, 403, 403, 403, 302, SIGN_IN)),
    "panel": Request("get", "submissions", (200, 200, 200, 200, 404, SIGN_IN)),
    "one": Request("get", "submission", (302, 302, 302, 302, 404, SIGN_IN)),
    "submit": Request("post", "submit", (302, 302, 302, 403, 404, SIGN_IN)),
    "retry": Request("post", "submission-retry", (302, 302, 302, 403, 404, SIGN_IN)),
    "cancel": Request("post", "submission-cancel", (302, 302, 302, 403, 404, SIGN_IN)),
}


@pytest.fixture
def stage():
    """The cast, with a target and a submission; the stranger has a project of his own."""
    cast = gather()
    Team.objects.get(name="Elsewhere").projects.create(name="His own")
    target = target_in(cast.project)
    workflow = workflow_in(cast.project, by=cast.owner)
    submission = submission_of(workflow, target=target, state=State.WAITING_RETRY, failures=1)
    return cast, target, workflow, submission


def arguments(name, stage):
    _, target, workflow, submission = stage
    if name.startswith("submission-") or name == "submission":
        return [submission.pk]
    if name in ("submissions", "submit"):
        return [workflow.pk]
    of_the_project = name.startswith("storage") or name in ("targets", "target-add", "run-settings")
    return [] if of_the_project else [target.pk]


def answer(response):
    """Return the status, or "sign in" for a redirect to the form."""
    leads_to_form = response.headers.get("Location", "").startswith(reverse("login"))
    return SIGN_IN if leads_to_form else response.status_code


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", REQUESTS)
def test_everybody_gets_the_answer_of_the_table(client, stage, name, who):
    cast, target, _, submission = stage
    asked = REQUESTS[name]
    if who != "anonymous":
        client.force_login(cast.named(who))
    before = (target.name, Target.objects.count(), submission.state, Submission.objects.count())
    data = dict(asked.data) or {"target": target.pk}
    url = reverse(asked.url, args=arguments(asked.url, stage))
    response = getattr(client, asked.method)(url, data if asked.method == "post" else {})
    assert answer(response) == asked.answers[PEOPLE.index(who)]
    if response.status_code in (403, 404):
        target.refresh_from_db(fields=["name"])
        submission.refresh_from_db(fields=["state"])
        after = (target.name, Target.objects.count(), submission.state, Submission.objects.count())
        assert after == before


def test_the_stranger_sees_no_target_of_others(client, stage):
    client.force_login(stage[0].stranger)
    assert "ma.example" not in client.get(reverse("targets")).content.decode()


def test_a_share_with_somebody_else_does_not_show_where_it_goes(client, stage):
    cast, _, workflow, submission = stage
    workflow.shares.create(user=cast.stranger, level="edit")
    client.force_login(cast.stranger)
    assert client.get(reverse("submissions", args=[workflow.pk])).status_code == 404
    assert client.get(reverse("submission", args=[submission.pk])).status_code == 404


def test_a_get_changes_nothing(client, stage):
    client.force_login(stage[0].owner)
    for name in ("target-test", "target-remove", "submit", "submission-retry"):
        url = reverse(name, args=arguments(name, stage))
        assert client.get(url).status_code == 405
