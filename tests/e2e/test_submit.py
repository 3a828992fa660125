"""Submitting in the browser, also from this server to a second, whole one."""

import json
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkmodelarts.v1 import ListWorkflowsRequest, ModelArtsClient
from playwright.sync_api import Page, expect

from apps.spec.exact import difference
from apps.spec.shapes import Json
from apps.targets.modelarts.client import Client
from apps.targets.modelarts.signing import Keys, SignedBy
from apps.targets.models import Submission
from apps.targets.states import Move, Outcome, State
from apps.workflows.actions import create_workflow
from tests.cast import Cast, gather
from tests.config.launched import Launched, launched
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import dress
from tests.fakes.modelarts import answering, fake_modelarts
from tests.targets.remote import key_of
from tests.targets.rows import submission_of, target_in, workflow_in

pytestmark = pytest.mark.django_db(transaction=True)
EXAMPLE = Path(__file__).parent.parent / "data/example-request.json"
ADDED = {"workflow_id", "created_at", "last_modified_at", "run_count", "param_ready", "user_name"}
WORKER = {"DJANGO_SETTINGS_MODULE": "tests.targets.worker_settings"}


@pytest.fixture
def cast(transactional_db, settings) -> Cast:
    settings.WEFT_PRIVATE_TARGETS = True
    return gather()


@pytest.fixture(scope="module")
def second(tmp_path_factory) -> Launched:
    """Another server of this product, with everything it consists of."""
    with launched(tmp_path_factory.mktemp("second") / "home") as weft:
        yield weft


def client_of(weft: Launched, key: dict[str, str]) -> ModelArtsClient:
    keys = BasicCredentials(key["access_key"], key["secret_key"], key["project_id"])
    builder = ModelArtsClient.new_builder().with_credentials(keys)
    return builder.with_endpoint(f"http://127.0.0.1:{weft.port}").build()


def submissions_page(page: Page, workflow) -> None:
    page.goto(reverse("submissions", args=[workflow.pk]))


def test_a_workflow_goes_to_a_second_server_once(
    page: Page, signed_in, cast, second, celery_workers
):
    celery_workers(**WORKER)
    key = key_of(second)
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    workflow = create_workflow(project=cast.project, document=document, by=cast.owner)

    signed_in(page, cast.owner).goto("/targets/")
    page.get_by_role("link", name="Add target").click()
    page.get_by_label("Name").fill("Second Weft")
    page.get_by_label("Kind").select_option("weft")
    page.get_by_label("Endpoint").fill(f"http://127.0.0.1:{second.port}")
    page.get_by_label("Project ID").fill(key["project_id"])
    page.get_by_label("Access key").fill(key["access_key"])
    page.get_by_label("Secret key").fill(key["secret_key"])
    page.get_by_role("button", name="Add target").click()
    page.get_by_role("button", name="Test connection").click()
    expect(page.locator(".target", has_text="Second Weft")).to_contain_text("Works")

    submissions_page(page, workflow)
    page.get_by_role("button", name="Submit revision 1").click()
    card = page.get_by_role("article", name="Revision 1 to Second Weft")
    expect(card).to_contain_text("Submitted", timeout=20_000)
    submission = Submission.objects.get()
    expect(card).to_contain_text(submission.remote_id)

    listed = client_of(second, key).list_workflows(ListWorkflowsRequest(labels=submission.label))
    assert [item.workflow_id for item in listed.items] == [submission.remote_id]

    page.get_by_role("button", name="Submit revision 1").click()
    expect(page.locator("#submissions").get_by_role("status")).to_contain_text(
        "It was not sent again."
    )
    link = page.get_by_role("link", name="Open it there").first
    where = f"http://127.0.0.1:{second.port}/workflows/{submission.remote_id}/"
    assert link.get_attribute("href") == where
    assert Submission.objects.count() == 1
    assert difference(arrived(second, key, submission), expected(document, submission)) is None


def arrived(weft: Launched, key: dict[str, str], submission: Submission) -> Json:
    """Return the workflow as the other server has it, without what only servers add."""
    keys = Keys(key["access_key"], key["secret_key"])
    endpoint = f"http://127.0.0.1:{weft.port}"
    client = Client(endpoint, project_id=key["project_id"], auth=SignedBy(keys), private=True)
    answer = client.call("GET", f"/workflows/{submission.remote_id}", seconds=20).json()
    for step in answer["steps"]:
        del step["created_at"]
    return {name: value for name, value in answer.items() if name not in ADDED}


def expected(document: dict[str, Json], submission: Submission) -> Json:
    return {**document, "labels": [*document.get("labels", []), submission.label]}


def test_a_submission_is_followed_as_it_happens(page: Page, signed_in, cast, celery_workers):
    celery_workers(**WORKER)
    with fake_modelarts() as cloud:
        cloud.faults.append(answering(429, {"error_msg": "slow down"}, Retry_After="3600"))
        target_in(cast.project, endpoint=cloud.endpoint)
        workflow = workflow_in(cast.project, by=cast.owner)
        submissions_page(signed_in(page, cast.operator), workflow)
        page.get_by_role("button", name="Submit revision 1").click()
        card = page.get_by_role("article")
        expect(card).to_contain_text("Waiting to retry", timeout=20_000)
        expect(card).to_contain_text("slow down")
        card.get_by_role("button", name="Retry now").click()
        expect(card).to_contain_text("Submitted", timeout=20_000)
        expect(card.get_by_role("listitem")).to_have_count(2)
        expect(card.get_by_role("button")).to_have_count(0)


def test_what_waits_is_cancelled(page: Page, signed_in, cast):
    workflow = workflow_in(cast.project, by=cast.owner)
    row = submission_of(workflow, target=target_in(cast.project))
    submissions_page(signed_in(page, cast.operator), workflow)
    page.get_by_role("article").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("article")).to_contain_text("Cancelled")
    row.refresh_from_db()
    assert row.state == State.CANCELLED


def test_a_target_is_removed_after_a_word_of_warning(page: Page, signed_in, cast):
    target_in(cast.project)
    signed_in(page, cast.owner).goto("/targets/")
    page.get_by_role("button", name="Remove cloud").click()
    expect(page.get_by_text("Its credentials are erased.")).to_be_visible()
    page.get_by_role("button", name="Remove target").click()
    expect(page.get_by_text("No targets yet")).to_be_visible()


def test_only_the_chosen_kind_of_credentials_is_asked_for(page: Page, signed_in, cast):
    signed_in(page, cast.owner).goto("/targets/new/")
    expect(page.get_by_label("Secret key")).to_be_visible()
    expect(page.get_by_label("Token", exact=True).last).to_be_hidden()
    page.get_by_role("radio", name="Token").check()
    expect(page.get_by_label("Secret key")).to_be_hidden()
    expect(page.locator("[name=token]")).to_be_visible()


def a_story(cast: Cast) -> str:
    """Make a submission with an attempt of every ending; return its page."""
    workflow = workflow_in(cast.project, by=cast.owner)
    target = target_in(cast.project, verified_at=timezone.now())
    row = submission_of(workflow, target=target, state=State.CHECKING, in_doubt=True)
    now = timezone.now()
    for number, outcome in enumerate(["", *Outcome.values]):
        row.attempts.create(
            number=number,
            move=Move.SEND,
            started_at=now,
            deadline=now,
            finished_at=now,
            outcome=outcome,
            code="target.timeout" if number % 2 else "",
            request_id="r-1",
        )
    return reverse("submissions", args=[workflow.pk])


def test_the_pages_are_accessible_in_every_look(page: Page, signed_in, look, live_server, cast):
    story = a_story(cast)
    dress(signed_in(page, cast.owner), look, live_server.url)
    for url in ("/targets/", "/targets/new/", story):
        page.goto(url)
        assert_accessible(page)
    page.goto("/targets/new/")
    page.locator(".target-form button.primary").click()
    page.wait_for_selector(".hint.err")
    assert_accessible(page)


@pytest.mark.parametrize("width", [390, 760, 1440])
def test_nothing_is_wider_than_the_window(page: Page, signed_in, cast, width):
    story = a_story(cast)
    page.set_viewport_size({"width": width, "height": 844})
    signed_in(page, cast.owner)
    for url in ("/targets/", "/targets/new/", story):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
