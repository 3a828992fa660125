"""Who has a workflow open and what is selected there: in the broker only, soon forgotten.

Each open page is one entry of the workflow's hash, so that a person may have two.
"""

import json
import time
from collections.abc import Iterator, Sequence
from typing import Any

import redis

from apps.core.broker import broker
from apps.spec import text
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.portraits import colour_of, initials
from apps.workflows.live import Event, publish

SECONDS = 30
"""How long a page is taken to be open after it said so."""

MAX_PAGES = 100
MAX_SELECTED = 200


def come(workflow_id: str, *, client: str, selected: Sequence[str], by: User) -> None:
    """Note that a page of somebody is open; tell the others where they see a difference."""
    page = _page(client, selected, by)
    known = broker().hget(_key(workflow_id), place_of(by, client))
    with broker().pipeline() as asked:
        now = text.write({**page, "at": int(time.time())})
        asked.hset(_key(workflow_id), place_of(by, client), now)
        asked.expire(_key(workflow_id), 2 * SECONDS)
        asked.execute()
    before = _read(known) if known else None
    if before is None or _is_over(before) or _shown(before) != page:
        publish(workflow_id, presence(workflow_id))


def leave(workflow_id: str, place: str) -> None:
    """Forget a page that has been closed."""
    if broker().hdel(_key(workflow_id), place):
        publish(workflow_id, presence(workflow_id))


def people(workflow_id: str) -> list[Json]:
    """Return the open pages, those of one person beside each other."""
    try:
        stored = broker().hvals(_key(workflow_id))
    except redis.RedisError:
        return []
    return sorted(_present(stored), key=lambda page: (page["name"], page["client"]))[:MAX_PAGES]


def presence(workflow_id: str) -> Event:
    """Return the event that says who is there."""
    return Event("presence", text.write({"people": people(workflow_id)}))


def place_of(person: User, client: str) -> str:
    """Return where a page is noted: nobody can speak for another person's page."""
    return f"{person.pk}:{client}"


def _key(workflow_id: str) -> str:
    return f"weft:presence:{workflow_id}"


def _page(client: str, selected: Sequence[str], person: User) -> dict[str, Json]:
    return {
        "id": str(person.pk),
        "client": client,
        "name": person.username,
        "initials": initials(person.username),
        "color": colour_of(person.username),
        "selected": list(selected),
    }


def _present(stored: Sequence[bytes | str]) -> Iterator[Any]:
    for written in stored:
        page = _read(written)
        if not _is_over(page):
            yield _shown(page)


def _read(written: bytes | str) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(written)
    return page


def _is_over(page: dict[str, Any]) -> bool:
    return page["at"] < time.time() - SECONDS


def _shown(page: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in page.items() if key != "at"}
