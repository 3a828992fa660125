"""Streams of events, from the server of production: who hears what, and how a stream ends."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import active_count

import pytest
from django.db import connection
from django.test import Client

from apps.core.broker import broker
from apps.core.live import hub, streams
from apps.teams.portraits import colour_of
from apps.workflows import actions
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.editor.conftest import EXAMPLE, change, post, step_id
from tests.live import Stream, served

pytestmark = pytest.mark.django_db(transaction=True)
TAB, OTHER_TAB = "a" * 32, "b" * 32

Open = Callable[..., Stream]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture(autouse=True)
def nobody_there(servers: None) -> None:
    broker().flushdb()


@pytest.fixture
def stream(workflow: Workflow, client_of: Callable[[str], Client]) -> Iterator[Open]:
    """Return a function that opens a stream of somebody's, closed with the test."""
    opened: list[Stream] = []

    def begin(part: str = "editor", query: str = "") -> Stream:
        session = client_of(part).cookies.get("sessionid")
        cookie = f"sessionid={session.value}" if session else ""
        path = f"/events/workflows/{workflow.pk}/{query}"
        opened.append(Stream(address, path, cookie=cookie))
        return opened[-1]

    with served() as address:
        yield begin
        for one in opened:
            one.close()


def retitle(workflow: Workflow, title: str, *, old: str = "labeling") -> dict[str, object]:
    step = step_id(workflow, "training_job1")
    return {"op": "set", "id": step, "path": "/title", "from": f'"{old}"', "to": f'"{title}"'}


def test_it_begins_with_how_far_the_workflow_has_come_and_who_is_there(stream, workflow):
    opened = stream()
    assert opened.headers["Content-Type"] == "text/event-stream"
    assert "Weft-Listener" not in opened.headers
    begun = opened.next("change")
    assert (begun.id, begun.data) == ("0", {"sequence": 0, "revision": 1})
    assert opened.next("presence").data == {"people": []}


def test_a_change_comes_whole_with_its_sequence_as_id(stream, workflow, client_of):
    opened = stream("viewer")
    opened.next("presence")
    sent = change(retitle(workflow, "T"))
    post(client_of("editor"), workflow, "changes", sent)
    heard = opened.next("change")
    assert (heard.id, heard.data["sequence"], heard.data["revision"]) == ("1", 1, 2)
    assert heard.data["operations"] == sent["operations"]
    assert (heard.data["id"], heard.data["author"]) == (sent["id"], "editor")


def test_a_large_change_comes_as_a_number_only(stream, workflow, client_of):
    opened = stream()
    opened.next("presence")
    post(client_of("editor"), workflow, "changes", change(retitle(workflow, "T" * 20_000)))
    assert opened.next("change").data == {"sequence": 1, "revision": 2}


def test_undo_and_an_update_by_api_are_heard_too(stream, workflow, client_of, cast):
    opened = stream()
    opened.next("presence")
    post(client_of("editor"), workflow, "changes", change(retitle(workflow, "T")))
    post(client_of("editor"), workflow, "undo", {})
    actions.update_workflow(workflow, document={"description": "By API"}, by=cast.editor)
    assert [opened.next("change").data["sequence"] for _ in range(3)] == [1, 2, 3]


def test_a_refused_change_is_not_heard(stream, workflow, client_of):
    opened = stream()
    opened.next("presence")
    post(client_of("editor"), workflow, "changes", change(retitle(workflow, "T", old="x")))
    post(client_of("editor"), workflow, "changes", change(retitle(workflow, "U"), id="2" * 32))
    assert opened.next("change").data["id"] == "2" * 32


def test_other_workflows_are_not_heard(stream, workflow, client_of, cast):
    other = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    opened = stream()
    opened.next("presence")
    post(client_of("editor"), other, "changes", change(retitle(other, "Other")))
    post(client_of("editor"), workflow, "changes", change(retitle(workflow, "T")))
    assert opened.next("change").data["operations"][0]["to"] == '"T"'


@pytest.mark.parametrize(("part", "status"), [("stranger", 404), ("anonymous", 401)])
def test_who_may_not_look_hears_nothing(stream, part, status):
    assert stream(part).status == status


def test_a_message_that_was_lost_is_found_in_the_rows(stream, workflow, client_of, monkeypatch):
    monkeypatch.setattr(hub, "HEARTBEAT", 0.2)
    opened = stream()
    opened.next("presence")
    monkeypatch.setattr("apps.workflows.actions.announcing.publish", lambda *_: None)
    post(client_of("editor"), workflow, "changes", change(retitle(workflow, "T")))
    assert opened.next("change").data == {"sequence": 1, "revision": 2}


def test_the_stream_ends_when_the_workflow_goes(stream, workflow, cast, monkeypatch):
    monkeypatch.setattr(hub, "HEARTBEAT", 0.2)
    opened = stream()
    actions.trash_workflow(workflow, by=cast.owner)
    assert opened.is_over()


def test_a_long_stream_ends_so_that_its_reader_is_checked_again(stream, monkeypatch):
    monkeypatch.setattr(streams, "LONGEST", 0.2)
    assert stream().is_over()


def test_one_person_has_so_many_streams_and_no_more(stream, monkeypatch):
    monkeypatch.setattr(streams, "MAX_PER_PERSON", 2)
    assert [stream().status for _ in range(3)] == [200, 200, 429]
    assert stream("viewer").status == 200


def test_open_streams_hold_neither_threads_nor_connections(stream, monkeypatch):
    monkeypatch.setattr(streams, "MAX_PER_PERSON", 100)
    before = active_count()
    for opened in [stream() for _ in range(40)]:
        opened.next("presence")
    assert active_count() - before <= 10  # the pages' workers, however many streams
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%'")
            assert cursor.fetchone() == (0,)


def be_there(client: Client, workflow: Workflow, tab: str, *selected: str) -> list[dict]:
    answer = post(client, workflow, "presence", {"client": tab, "selected": list(selected)})
    assert answer.status_code == 200
    return answer.json()["people"]


def test_who_comes_selects_and_goes_is_told(stream, workflow, client_of, cast):
    watching = stream("viewer")
    watching.next("presence")
    leaving = stream("editor", f"?client={TAB}")
    step = step_id(workflow, "training_job1")
    be_there(client_of("editor"), workflow, TAB, step)
    assert watching.next("presence").data["people"] == [
        {
            "id": str(cast.editor.pk),
            "client": TAB,
            "name": "editor",
            "initials": "ED",
            "color": colour_of("editor"),
            "selected": [step],
        }
    ]
    leaving.close()
    assert watching.next("presence").data["people"] == []


def test_saying_the_same_again_tells_nobody(stream, workflow, client_of):
    be_there(client_of("editor"), workflow, TAB)
    watching = stream("viewer")
    assert len(watching.next("presence").data["people"]) == 1
    be_there(client_of("editor"), workflow, TAB)
    be_there(client_of("owner"), workflow, OTHER_TAB)
    assert [one["name"] for one in watching.next("presence").data["people"]] == ["editor", "owner"]


def test_who_says_nothing_for_long_is_gone(workflow, client_of, monkeypatch):
    assert len(be_there(client_of("editor"), workflow, TAB)) == 1
    monkeypatch.setattr("apps.workflows.presence.SECONDS", -1)
    assert be_there(client_of("owner"), workflow, OTHER_TAB) == []


def test_nobody_speaks_for_another_persons_page(workflow, client_of):
    be_there(client_of("editor"), workflow, TAB)
    people = be_there(client_of("viewer"), workflow, TAB)
    assert [one["name"] for one in people] == ["editor", "viewer"]


@pytest.mark.parametrize(
    "body",
    ["", "[]", '{"client": "x", "selected": []}', f'{{"client": "{TAB}"}}']
    + [f'{{"client": "{TAB}", "selected": [{bad}]}}' for bad in ("1", '"<b>"', "null")],
)
def test_what_is_no_presence_is_400(workflow, client_of, body):
    answer = post(client_of("editor"), workflow, "presence", body)
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["message"]


@pytest.mark.parametrize(("part", "status"), [("stranger", 404), ("anonymous", 401)])
def test_who_may_not_look_is_not_there(workflow, client_of, part, status):
    answer = post(client_of(part), workflow, "presence", {"client": TAB, "selected": []})
    assert answer.status_code == status


def test_a_broker_that_is_away_loses_nothing(workflow, client_of, monkeypatch):
    away = partial(broker().from_url, "redis://127.0.0.1:1/0")
    monkeypatch.setattr("apps.core.live.events.broker", away)
    monkeypatch.setattr("apps.workflows.presence.broker", away)
    answer = post(client_of("editor"), workflow, "changes", change(retitle(workflow, "T")))
    assert answer.status_code == 200
    assert be_there(client_of("editor"), workflow, TAB) == []
