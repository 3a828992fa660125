"""The long trial with two whole servers: the first one's worker is killed while it submits.

`make trials`. Everything is as in ordinary work: the supervisor starts a killed worker again, the
beat sweeps, requests may take as long as they may. Only the kills are ours.
"""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from apps.targets.modelarts.client import Client
from apps.targets.modelarts.signing import Keys, SignedBy
from apps.teams.demo import PROJECT_ID
from config.env import ROOT
from tests.config.launched import Launched, eventually, launched
from tests.person import Person
from tests.targets.remote import key_of

MANY = 12
EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Launched, Launched]]:
    """Two servers, each with its own database, broker, worker and beat."""
    with launched(tmp_path / "first") as first, launched(tmp_path / "second") as second:
        yield first, second


def api_of(weft: Launched) -> Client:
    key = key_of(weft)
    auth = SignedBy(Keys(key["access_key"], key["secret_key"]))
    endpoint = f"http://127.0.0.1:{weft.port}"
    return Client(endpoint, project_id=PROJECT_ID, auth=auth, private=True)


def add_target(person: Person, second: Launched) -> str:
    """Add the second server as a target of the first; return the target's id."""
    shown = person.post(
        "/targets/new/",
        kind="weft",
        name="second",
        endpoint=f"http://127.0.0.1:{second.port}",
        remote_project_id=PROJECT_ID,
        credentials="keys",
        **keys_for(second),
    )
    return shown.partition('id="target-')[2].partition('"')[0]


def keys_for(second: Launched) -> dict[str, str]:
    key = key_of(second)
    return {"access_key": key["access_key"], "secret_key": key["secret_key"]}


def test_every_workflow_arrives_once_though_the_worker_is_killed(servers):
    first, second = servers
    person, here, there = Person(first), api_of(first), api_of(second)
    target = add_target(person, second)
    pages = []
    for number in range(MANY):
        body = json.dumps({**EXAMPLE, "name": f"trial {number}"}).encode()
        answer = here.call("POST", "/workflows", seconds=30, content=body).json()
        pages.append(f"/workflows/{answer['workflow_id']}/submissions/")
        submit = partial(person.post, f"/workflows/{answer['workflow_id']}/submit/", target=target)
        if number % 3 == 0:
            kill_while_asking(first, second, submit, lambda: person.page(pages[-1]))
        else:
            submit()
    eventually(lambda: all("Workflow there" in person.page(page) for page in pages), seconds=300)
    items = there.call("GET", "/workflows", seconds=30, params={"limit": "1000"}).json()["items"]
    arrived = sorted(item["name"] for item in items if item["name"].startswith("trial "))
    assert arrived == sorted(f"trial {number}" for number in range(MANY))
    stories = [person.page(page) for page in pages]
    assert any("Interrupted" in story and "Found at the target" in story for story in stories)


def kill_while_asking(
    first: Launched, second: Launched, submit: Callable[[], str], shown: Callable[[], str]
) -> None:
    """Hold the second server, kill the first one's worker while it waits for an answer, let go.

    The request lies in the second server's socket by then: it arrives after its sender's death.
    """
    web = second.children()["web"]
    web.suspend()
    try:
        submit()
        eventually(lambda: "Under way" in shown(), seconds=60)
        time.sleep(0.3)
        first.children()["worker"].kill()
    finally:
        web.resume()
