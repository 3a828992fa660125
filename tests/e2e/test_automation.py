"""Schedules and notifications in the browser: made by hand, accessible in every look."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.executions.actions.scheduling import create_schedule
from apps.executions.actions.subscribing import create_subscription
from apps.executions.actions.topics import create_topic
from apps.executions.models import Delivery, Schedule
from apps.executions.subscribed import urn_of
from apps.workflows import actions as workflows
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.executions.made_rows import START, an_execution

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    """A workflow with a schedule, a subscription, and messages in each state."""
    steps = [{"name": name, "type": "job"} for name in ("train", "evaluate")]
    document = {"name": "Steel surface inspection", "smn_switch": True, "steps": steps}
    row = workflows.create_workflow(project=cast.project, document=document, by=cast.owner)
    create_schedule(row, by=cast.owner, content={"cron": "0 30 8 ? * MON-FRI"})
    Schedule.objects.update(missed="schedule.still_running")
    mail = {"channel": "email", "address": "team@example.com"}
    hook = {"channel": "webhook", "address": "https://chat.example.com/hook", "secret": "s" * 16}
    topics = [
        create_topic(cast.project, by=cast.owner, name=name, **more)
        for name, more in {"vision-team": mail, "chat": hook}.items()
    ]
    create_subscription(
        row, by=cast.owner, topic_urns=[urn_of(one) for one in topics], events=["*:failed"]
    )
    execution = an_execution(row)
    for state, code in {"sent": "", "waiting": "delivery.unreachable", "failed": ""}.items():
        Delivery.objects.create(
            topic=topics[0],
            execution=execution,
            step="train",
            status="failed",
            happened_at=START,
            state=state,
            attempts=1,
            error_code=code,
            error_params={"reason": "ConnectTimeout"},
        )
    return row


@pytest.mark.parametrize("name", ["notifications", "automation"])
def test_a_page_is_accessible_in_every_look(visit, look, cast, workflow, name: str):
    path = reverse(name, args=[workflow.pk] if name == "automation" else [])
    assert_accessible(visit(path, user=cast.owner, look=look))


@pytest.mark.parametrize("name", ["notifications", "automation"])
def test_on_a_phone_nothing_is_cut_off(visit, page: Page, cast, workflow, name: str):
    page.set_viewport_size(PHONE)
    visit(reverse(name, args=[workflow.pk] if name == "automation" else []), user=cast.owner)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert_accessible(page)


def test_a_webhook_is_added_and_told_of_a_workflow(page: Page, signed_in, cast, workflow):
    signed_in(page, cast.owner).goto(reverse("notifications"))
    expect(page.get_by_label("Secret of the webhook")).to_be_hidden()
    page.get_by_label("Kind").select_option("webhook")
    page.get_by_label("Name").fill("pager")
    page.get_by_label("E-mail address or URL").fill("https://pager.example.com/hook")
    page.get_by_label("Secret of the webhook").fill("a long enough secret")
    page.get_by_role("button", name="Add topic").click()
    expect(page.get_by_text("https://pager.example.com/…")).to_be_visible()

    page.goto(reverse("automation", args=[workflow.pk]))
    page.get_by_label("pager").check()
    page.get_by_label("Was stopped").check()
    page.get_by_role("button", name="Subscribe").click()
    expect(page.get_by_text("*:completed, failed, create_failed, timeout, stopped")).to_be_visible()
