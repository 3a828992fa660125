"""The long trial of editing: the web server is killed again and again while people edit.

`make trials`. What was not acknowledged is sent again under the same id, as a page does; now and
then a connection is dropped before its answer. Afterwards every acknowledged change is there, once
and in its place, and the rows read as the log says.
"""

import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from apps.core.ids import new_id
from apps.spec.applying import apply
from apps.spec.change_reading import read_change
from apps.spec.draft import Draft, document_of
from apps.spec.exact import difference
from apps.teams.models import User
from apps.workflows import actions, store
from tests.cast import Cast, gather
from tests.trials.web import Killer, Web, session_of, until_answered

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPTS = 100
EDITS = 8


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def web(transactional_db: None, tmp_path: Path) -> Iterator[Web]:
    server = Web(tmp_path / "web.log")
    server.start()
    yield server
    server.stop()


class Writer:
    """One page of somebody's: sends a change until the server has answered it."""

    def __init__(self, web: Web, root: str, user: User, seed: int) -> None:
        self.web, self.root, self.session = web, root, session_of(user)
        self.random = random.Random(seed)
        self.titles: dict[str, str] = {}
        self.acknowledged: dict[str, dict[str, Any]] = {}

    def play(self) -> None:
        """Play a script of edits of steps that are this writer's own."""
        for _ in range(EDITS):
            gestures = [self._add, self._add, self._note]
            gestures += [self._title, self._place, self._remove] if self.titles else []
            self._send(self.random.choice(gestures)())

    def _send(self, operations: list[dict[str, Any]]) -> None:
        change = {"id": new_id(), "label": "", "base_revision": 0, "operations": operations}
        path, body = f"/workflows/{self.root}/changes", json.dumps(change).encode()
        if self.random.random() < 0.1:
            self._drop(path, body)
        answer = until_answered(self.web, "POST", path, self.session, body)
        self.acknowledged[change["id"]] = answer

    def _drop(self, path: str, body: bytes) -> None:
        """Whether it was applied, nobody knows."""
        with suppress(OSError):
            self.web.drop(path, self.session, body)

    def _add(self) -> list[dict[str, Any]]:
        id = new_id()
        self.titles[id] = ""
        value = {"name": f"s{id}", "type": "job", "title": ""}
        step = {"kind": "step", "id": id, "owner": self.root, "after": None, "value": value}
        added = [{"op": "add", **step}]
        if others := [one for one in self.titles if one != id]:
            ends = {"from": self.random.choice(others), "to": id}
            added.append({"op": "link", **ends, "as": "depends", "index": 0})
        return added

    def _title(self) -> list[dict[str, Any]]:
        id = self.random.choice(sorted(self.titles))
        old, new = self.titles[id], f"title {self.random.random()}"
        self.titles[id] = new
        change = {"from": json.dumps(old), "to": json.dumps(new)}
        return [{"op": "set", "id": id, "path": "/title", **change}]

    def _place(self) -> list[dict[str, Any]]:
        x, y = self.random.randrange(1000), self.random.randrange(1000)
        return [{"op": "place", "id": self.random.choice(sorted(self.titles)), "x": x, "y": y}]

    def _remove(self) -> list[dict[str, Any]]:
        id = self.random.choice(sorted(self.titles))
        del self.titles[id]
        return [{"op": "remove", "id": id}]

    def _note(self) -> list[dict[str, Any]]:
        value = {"text": "note", "width": 100, "height": 50, "color": "blue"}
        note = {"kind": "note", "id": new_id(), "owner": self.root, "after": None, "value": value}
        return [{"op": "add", **note}]


def log_of(web: Web, root: str, session: str) -> list[dict[str, Any]]:
    """Return the whole log, as a page that has missed all of it asks for it."""
    found: list[dict[str, Any]] = []
    while True:
        after = found[-1]["sequence"] if found else 0
        path = f"/workflows/{root}/changes?after={after}"
        some = until_answered(web, "GET", path, session)["changes"]
        if not some:
            return found
        found += some


def replayed(draft: Draft, log: list[dict[str, Any]]) -> Draft:
    """Return what the changes of the log make of a draft."""
    for change in log:
        wanted = {key: change[key] for key in ("id", "label", "operations")}
        read, problems = read_change({**wanted, "base_revision": 0})
        assert read is not None, problems
        applied, problems = apply(draft, read.operations)
        assert applied is not None, problems
        draft = applied.draft
    return draft


def assert_same(one: Draft, other: Draft) -> None:
    assert difference(document_of(one), document_of(other)) is None
    for part in ("children", "links", "positions"):
        assert getattr(one, part) == getattr(other, part)


def test_every_acknowledged_change_is_there_though_the_server_is_killed(web, cast):
    document = {"name": "trial", "steps": [{"name": "first", "type": "job"}]}
    row = actions.create_workflow(project=cast.project, document=document, by=cast.owner)
    start = store.load_draft(row.pk)
    people = (cast.owner, cast.editor, cast.editor)
    writers = [Writer(web, row.pk, user, seed) for seed, user in enumerate(people)]
    killer = Killer(web, between=(0.1, 1.5))
    killer.start()
    with ThreadPoolExecutor(len(writers)) as pool:
        list(pool.map(lambda writer: [writer.play() for _ in range(SCRIPTS)], writers))
    killer.stop()
    log = log_of(web, row.pk, writers[0].session)
    assert [change["sequence"] for change in log] == list(range(1, len(log) + 1))
    logged = {change["id"]: change for change in log}
    assert len(logged) == len(log)
    for id, answer in (pair for writer in writers for pair in writer.acknowledged.items()):
        assert logged[id]["sequence"] == answer["sequence"]
        assert logged[id]["operations"] == answer["operations"]
    assert_same(store.load_draft(row.pk), replayed(start, log))
    scripts = SCRIPTS * len(writers)
    print(f"\n{scripts} scripts, {len(log)} changes, {killer.kills} kills: none lost, none twice")
