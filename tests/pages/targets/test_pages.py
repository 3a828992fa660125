"""What the pages of targets and submissions show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from apps.targets.models import Target
from apps.targets.states import Move, Outcome, State
from tests.cast import gather
from tests.fakes.modelarts import answering, fake_modelarts
from tests.targets.rows import submission_of, target_in, workflow_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def cast(client):
    cast = gather()
    client.force_login(cast.owner)
    return cast


def html(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def test_no_page_shows_a_secret(client, cast):
    target = target_in(cast.project, access_key="AK-PLAIN", secret_key="SK-PLAIN", token="T-PLAIN")
    workflow = workflow_in(cast.project, by=cast.owner)
    submission_of(workflow, target=target)
    urls = [
        reverse("targets"),
        reverse("target", args=[target.pk]),
        reverse("submissions", args=[workflow.pk]),
    ]
    for url in urls:
        assert "PLAIN" not in html(client.get(url))


def test_a_refused_form_keeps_what_was_entered_but_not_the_secrets(client, cast):
    entered = {
        "kind": "weft",
        "name": "line 4",
        "endpoint": "https://x/y",
        "remote_project_id": "p1",
        "credentials": "keys",
        "access_key": "AK-PLAIN",
        "secret_key": "",
    }
    page = html(client.post(reverse("target-add"), entered), 422)
    assert 'value="line 4"' in page
    assert "Enter the endpoint as https://host" in page
    assert "Enter this credential." in page
    assert "PLAIN" not in page


def test_the_form_leaves_the_secrets_of_a_target_alone(client, cast):
    target = target_in(cast.project)
    entered = {
        "kind": "modelarts",
        "name": "renamed",
        "endpoint": target.endpoint,
        "remote_project_id": "p1",
        "credentials": "keys",
    }
    assert client.post(reverse("target", args=[target.pk]), entered).status_code == 302
    now = Target.objects.get()
    assert (now.name, now.access_key, now.secret_key) == ("renamed", "AK-1", "SK-1")


def test_a_working_connection_is_shown_in_its_row(client, cast, settings):
    settings.WEFT_PRIVATE_TARGETS = True
    with fake_modelarts() as cloud:
        target = target_in(cast.project, endpoint=cloud.endpoint)
        row = html(client.post(reverse("target-test", args=[target.pk]), headers=HTMX))
    assert row.strip().startswith("<li")
    assert "Works" in row


def test_a_broken_connection_says_why(client, cast, settings):
    settings.WEFT_PRIVATE_TARGETS = True
    with fake_modelarts() as cloud:
        cloud.list_faults.append(answering(403, {"error_code": "X.1", "error_msg": "<b>no</b>"}))
        target = target_in(cast.project, endpoint=cloud.endpoint)
        row = html(client.post(reverse("target-test", args=[target.pk]), headers=HTMX))
    assert "X.1: &lt;b&gt;no&lt;/b&gt;" in row


def test_a_viewer_sees_no_buttons(client, cast):
    target_in(cast.project)
    workflow = workflow_in(cast.project, by=cast.owner)
    client.force_login(cast.viewer)
    assert "<button" not in body(html(client.get(reverse("targets"))))
    panel = html(client.get(reverse("submissions", args=[workflow.pk]), headers=HTMX))
    assert "<button" not in panel
    assert "Your role shows submissions" in panel


def body(page):
    return page.partition("<main")[2].partition("</main>")[0]


def test_htmx_gets_the_panel_and_a_browser_the_page(client, cast):
    url = reverse("submissions", args=[workflow_in(cast.project, by=cast.owner).pk])
    assert html(client.get(url, headers=HTMX)).strip().startswith("<section")
    assert "<html" in html(client.get(url))


def test_a_submission_polls_only_while_it_is_under_way(client, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    row = submission_of(workflow, target=target_in(cast.project))
    url = reverse("submission", args=[row.pk])
    assert 'hx-trigger="every 2s"' in html(client.get(url, headers=HTMX))
    row.state, row.next_attempt_at = State.FAILED, None
    row.save()
    assert "every 2s" not in html(client.get(url, headers=HTMX))


def test_every_attempt_is_shown_with_its_sentence(client, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    row = submission_of(workflow, target=target_in(cast.project), state=State.CHECKING)
    now = timezone.now()
    told = {"submission": row, "started_at": now, "deadline": now, "finished_at": now}
    row.attempts.create(
        **told | {"number": 1, "move": Move.SEND, "outcome": Outcome.AGAIN, "code": "target.busy"},
        params={"said": "X.2: slow down", "status": 429},
        request_id="req-7",
    )
    row.attempts.create(
        **told
        | {"number": 2, "move": Move.SEND, "outcome": Outcome.IN_DOUBT, "code": "target.timeout"}
    )
    page = html(client.get(reverse("submission", args=[row.pk]), headers=HTMX))
    assert "X.2: slow down" in page
    assert "req-7" in page
    assert "The target did not answer in time." in page


def test_a_revision_that_is_there_already_is_offered_with_its_page(client, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    target = target_in(cast.project, kind="weft", endpoint="https://weft.example")
    submission_of(
        workflow, target=target, state=State.SUBMITTED, remote_id="w-9", next_attempt_at=None
    )
    url = reverse("submit", args=[workflow.pk])
    page = html(client.post(url, {"target": target.pk}, headers=HTMX))
    assert "Revision 1 is at cloud already, as w-9. It was not sent again." in page
    assert 'href="https://weft.example/workflows/w-9/"' in page


def test_errors_of_the_workflow_are_listed_and_nothing_is_sent(client, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    workflow.steps.all().delete()
    target = target_in(cast.project)
    url = reverse("submit", args=[workflow.pk])
    page = html(client.post(url, {"target": target.pk}, headers=HTMX), 422)
    assert "Nothing was sent. Mend this first:" in page


def test_without_targets_the_panel_says_where_to_add_one(client, cast):
    url = reverse("submissions", args=[workflow_in(cast.project, by=cast.owner).pk])
    assert reverse("target-add") in html(client.get(url, headers=HTMX))
    client.force_login(cast.operator)
    page = html(client.get(url, headers=HTMX))
    assert "An owner of the team can add one." in page
    assert reverse("target-add") not in page


def test_without_htmx_a_submit_leads_back_to_the_page(client, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    url = reverse("submit", args=[workflow.pk])
    response = client.post(url, {"target": target_in(cast.project).pk})
    assert response["Location"] == reverse("submissions", args=[workflow.pk])


def test_the_number_of_queries_does_not_grow_with_submissions(client, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    url = reverse("submissions", args=[workflow.pk])
    counts = []
    for number in range(12):
        target = target_in(cast.project, name=f"t{number}")
        submission_of(workflow, target=target, label=f"weft-{number}")
        with CaptureQueriesContext(connection) as queries:
            html(client.get(url, headers=HTMX))
        counts.append(len(queries))
    assert counts[1] == counts[-1]
