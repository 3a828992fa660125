"""The looks at rows and broker on behalf of open streams, in a thread that is borrowed for each."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

import redis
from django.db import connections

from apps.workflows import presence
from apps.workflows.queries import counters_of


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a workflow has come and who has it open, as an event."""

    workflow_id: str
    sequence: int = 0
    revision: int = 0
    people: bytes = b""
    is_gone: bool = False


async def look(workflow_ids: Collection[str]) -> Sequence[Seen]:
    """Return what is to be seen of some workflows: one query for all of them."""
    return await asyncio.to_thread(_look, workflow_ids)


async def forget(workflow_id: str, place: str) -> None:
    """Forget a page whose stream has ended."""
    with suppress(redis.RedisError):
        await asyncio.to_thread(presence.leave, workflow_id, place)


def _look(workflow_ids: Collection[str]) -> Sequence[Seen]:
    try:
        counters = counters_of(workflow_ids)
    finally:
        connections.close_all()  # the thread idles until the next look
    return [
        Seen(id, *counters[id], presence.presence(id).encoded())
        if id in counters
        else Seen(id, is_gone=True)
        for id in workflow_ids
    ]
