"""Everybody who listens in this process, and the two tasks that tell them what happens."""

import asyncio
import logging
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress

import redis.asyncio
from django.conf import settings
from django.db import DatabaseError
from redis.asyncio.client import PubSub

from apps.core.live.events import CHANNEL
from apps.core.live.looking import forget, look
from apps.core.live.watching import Kinds, Seen

HEARTBEAT = 15.0
"""Seconds between two signs of life; with each the rows are looked at."""

MAX_WAITING = 500
"""Events that may wait for a slow reader; one with more comes again and asks for what he missed."""

_PATIENCE = 2.0
_SEQUENCE = re.compile(rb"^id: (\d+)$", re.MULTILINE)
_log = logging.getLogger(__name__)


class Listener:
    """One open stream: what still has to be sent over it. `place` says whose page it is."""

    def __init__(self, kind: str, subject_id: str) -> None:
        self.kind = kind
        self.subject_id = subject_id
        self.place = ""
        self.sequence = 0
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue(MAX_WAITING)

    @property
    def person(self) -> str:
        return self.place.partition(":")[0]

    def tell(self, said: bytes) -> None:
        """Send `said` next; a reader who is too slow for it is sent away."""
        self.sequence = max([self.sequence, *map(int, _SEQUENCE.findall(said))])
        try:
            self._waiting.put_nowait(said)
        except asyncio.QueueFull:
            self.close()

    def close(self) -> None:
        """End the stream now, whatever waits."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(None)

    async def next(self) -> bytes | None:
        """Return what to send next, `None` at the end."""
        return await self._waiting.get()


class Hub:
    """Tells every listener what is said of its subject, as long as there are any."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._beside: dict[str, bytes] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._hearing = asyncio.Event()

    @asynccontextmanager
    async def listening(self, kind: str, subject_id: str) -> AsyncIterator[Listener]:
        """Give a listener that hears everything said from now on."""
        listener = Listener(kind, subject_id)
        self._listeners[subject_id].add(listener)
        try:
            await self._begin()
            yield listener
        finally:
            self._listeners[subject_id].discard(listener)
            if not self._listeners[subject_id]:
                del self._listeners[subject_id]
                self._beside.pop(subject_id, None)
            if not self._listeners:
                self._end()

    def streams_of(self, person: str) -> int:
        """Return how many streams somebody has open here."""
        return sum(listener.person == person for listener in self._all())

    def close(self) -> None:
        """End every stream: the process is about to end."""
        for listener in self._all():
            listener.close()

    def _all(self) -> list[Listener]:
        return [listener for some in self._listeners.values() for listener in some]

    async def _begin(self) -> None:
        """Start both tasks with the first listener; wait a little until the broker is heard."""
        if not self._tasks:
            self._hearing = asyncio.Event()
            self._tasks = [asyncio.create_task(work) for work in (self._hear(), self._beat())]
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hearing.wait(), _PATIENCE)

    def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks = []

    async def _hear(self) -> None:
        """Pass on what is said in the broker; while it is away, try again every other second."""
        while True:
            client = redis.asyncio.Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=None)
            try:
                async with client, client.pubsub() as said:
                    await self._hear_all(said)
            except redis.RedisError as error:
                _log.warning("the broker is away, events come late: %s", error)
            self._hearing.clear()
            await asyncio.sleep(_PATIENCE)

    async def _hear_all(self, said: PubSub) -> None:
        await said.psubscribe(f"{CHANNEL}*")
        async for message in said.listen():
            if message["type"] == "psubscribe":
                self._hearing.set()
            elif message["type"] == "pmessage":
                subject_id = message["channel"].decode().removeprefix(CHANNEL)
                self._tell(subject_id, message["data"])

    def _tell(self, subject_id: str, said: bytes) -> None:
        for listener in list(self._listeners.get(subject_id, ())):
            listener.tell(said)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            for listener in self._all():
                listener.tell(b": still here\n\n")
            for kind, ids in self._subjects().items():
                try:
                    self._catch_up(await look(self._kinds[kind], ids))
                except (DatabaseError, redis.RedisError) as error:
                    _log.warning("could not look for missed events: %s", error)

    def _subjects(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for listener in self._all():
            if listener.kind in self._kinds:
                found[listener.kind].add(listener.subject_id)
        return found

    def _catch_up(self, seen: Iterable[Seen]) -> None:
        """Tell what was missed; end the streams of what has gone."""
        for one in seen:
            for listener in list(self._listeners.get(one.id, ())):
                if one.is_gone:
                    listener.close()
                elif listener.sequence < one.sequence:
                    listener.tell(one.news)
            if one.beside != self._beside.get(one.id, b""):
                self._beside[one.id] = one.beside
                self._tell(one.id, one.beside)

    async def leave(self, listener: Listener) -> None:
        """Forget the place of a stream that has ended."""
        watched = self._kinds.get(listener.kind)
        if watched is not None:
            await forget(watched, listener.subject_id, listener.place)
