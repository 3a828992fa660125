"""The looks at rows and broker on behalf of open streams, in a thread that is borrowed for each."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress

import redis
from django.db import connections

from apps.core.live.watching import Seen, Watched


async def look(watched: Watched, ids: Collection[str]) -> Sequence[Seen]:
    """Return what is to be seen of some things of a kind: one query for all of them."""
    return await asyncio.to_thread(_look, watched, ids)


async def forget(watched: Watched, id: str, place: str) -> None:
    """Forget the place of a stream that has ended."""
    if watched.leave is not None:
        with suppress(redis.RedisError):
            await asyncio.to_thread(watched.leave, id, place)


def _look(watched: Watched, ids: Collection[str]) -> Sequence[Seen]:
    try:
        return watched.look(ids)
    finally:
        connections.close_all()  # the thread idles until the next look
