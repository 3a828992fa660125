"""Topics of a project and subscriptions of a workflow: who may make them, and what is refused."""

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.executions.actions.subscribing import create_subscription, update_subscription
from apps.executions.actions.topics import create_topic, delete_topic
from apps.executions.models import Subscription, Topic
from apps.teams import actions as teams
from apps.workflows import actions as workflows
from apps.workflows.models import Workflow

DOCUMENT = {"name": "w", "steps": [{"name": "train", "type": "job"}]}
MAIL = {"channel": "email", "address": "team@example.com"}
HOOK = {"channel": "webhook", "address": "https://example.com/hook", "secret": "s" * 16}


@pytest.fixture
def workflow(cast) -> Workflow:
    return workflows.create_workflow(project=cast.project, document=DOCUMENT, by=cast.editor)


@pytest.fixture
def topic(cast) -> Topic:
    return create_topic(cast.project, by=cast.owner, name="team", **MAIL)


def urn(workflow: Workflow, name: str = "team", *, region: str = "cn-north-4") -> str:
    return f"urn:smn:{region}:{workflow.project_id}:{name}"


def codes(caught) -> list[str]:
    return [problem.code for problem in caught.value.problems]


def test_a_topic_is_found_whatever_region_its_name_says(cast, workflow, topic):
    urns = [urn(workflow), urn(workflow, region="")]
    made = create_subscription(workflow, by=cast.editor, topic_urns=urns, events=["*:failed"])
    assert made.topic_urns == urns
    assert list(made.topics.all()) == [topic]


def test_a_topic_of_another_project_is_unknown(cast, workflow, topic):
    other = teams.create_project(cast.team, name="Other", by=cast.owner)
    strange = f"urn:smn:r:{other.pk}:team"
    with pytest.raises(Refused) as caught:
        create_subscription(workflow, by=cast.editor, topic_urns=[strange, "team"])
    assert codes(caught) == ["subscription.unknown_topic"] * 2


@pytest.mark.parametrize(
    "event", ["", "failed", "*", "*:", ":failed", "*:FAILED", "*:a,", "a" * 65 + ":failed"]
)
def test_what_is_no_event_is_refused(cast, workflow, topic, event: str):
    with pytest.raises(Refused) as caught:
        create_subscription(workflow, by=cast.editor, topic_urns=[urn(workflow)], events=[event])
    assert codes(caught) == ["subscription.event"]


@pytest.mark.parametrize(
    "event",
    [
        "*:failed,completed",
        "job_step:stop",
        "service_step:wait_inputs,hold,completed",
        "labeling:wait_inputs,hold,failed,create_failed",
        "训练 1:completed",
    ],
)
def test_what_the_vendors_clients_send_is_taken(cast, workflow, topic, event: str):
    create_subscription(workflow, by=cast.editor, topic_urns=[urn(workflow)], events=[event])


def test_too_much_is_refused(cast, workflow, topic):
    with pytest.raises(Refused) as caught:
        create_subscription(
            workflow,
            by=cast.editor,
            topic_urns=[],
            events=["*:failed"] * 101,
            entity="e" * 257,
        )
    assert codes(caught) == [
        "subscription.no_topic",
        "subscription.too_many",
        "subscription.entity",
    ]


def test_a_change_leaves_what_is_not_said(cast, workflow, topic):
    second = create_topic(cast.project, by=cast.owner, name="second", **HOOK)
    made = create_subscription(
        workflow, by=cast.editor, topic_urns=[urn(workflow)], events=["*:failed"], entity="me"
    )
    update_subscription(made, by=cast.editor, topic_urns=[urn(workflow, "second")])
    row = Subscription.objects.get()
    assert (row.events, row.entity, list(row.topics.all())) == (["*:failed"], "me", [second])


@pytest.mark.parametrize("person", ["viewer", "operator"])
def test_who_may_not_edit_does_not_subscribe(cast, workflow, topic, person: str):
    with pytest.raises(Forbidden):
        create_subscription(workflow, by=cast.named(person), topic_urns=[urn(workflow)])


WRONG = {
    "no name": ({"name": "", **MAIL}, "topic.name"),
    "an odd name": ({"name": "a:b", **MAIL}, "topic.name"),
    "a name taken": ({"name": "team", **MAIL}, "topic.exists"),
    "another channel": ({"name": "n", **MAIL, "channel": "sms"}, "topic.channel"),
    "no mailbox": ({"name": "n", **MAIL, "address": "nobody"}, "topic.mailbox"),
    "a header in a mailbox": (
        {"name": "n", **MAIL, "address": "a@example.com\nBcc: b@example.com"},
        "topic.mailbox",
    ),
    "no URL": ({"name": "n", **HOOK, "address": "example.com"}, "topic.url"),
    "another scheme": ({"name": "n", **HOOK, "address": "file:///etc/passwd"}, "topic.url"),
    "a user in the URL": ({"name": "n", **HOOK, "address": "https://u:p@example.com"}, "topic.url"),
    "a port that is none": ({"name": "n", **HOOK, "address": "https://a.example:x"}, "topic.url"),
    "a short secret": ({"name": "n", **HOOK, "secret": "short"}, "topic.secret"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_place_that_is_none_is_refused(cast, topic, name: str):
    wanted, code = WRONG[name]
    with pytest.raises(Refused) as caught:
        create_topic(cast.project, by=cast.owner, **wanted)
    assert codes(caught) == [code]


@pytest.mark.parametrize("person", ["viewer", "operator", "editor"])
def test_owners_alone_make_topics(cast, topic, person: str):
    with pytest.raises(Forbidden):
        create_topic(cast.project, by=cast.named(person), name="n", **MAIL)
    with pytest.raises(Forbidden):
        delete_topic(topic, by=cast.named(person))


def test_a_stranger_knows_of_no_project(cast, topic):
    with pytest.raises(NotFound):
        delete_topic(topic, by=cast.stranger)
