"""One service as the supervisor holds it: brought, started, watched, started again with back-off.

Each look moves it at most one step on and takes at most a second. Times are in seconds of the
monotonic clock.
"""

import time
from concurrent.futures import Executor, Future
from typing import Any

from django.utils import timezone

from apps.serving.states import State
from apps.storage.ports import StorageFault
from apps.targets.local.folders import Folders
from apps.targets.local.services import files, program
from apps.targets.local.services.tail import Tail
from apps.targets.local.services.wanted import Wanted, note
from apps.targets.local.warded import Warded

START_SECONDS = 60.0
HEALTH_EVERY = 3.0
MOST_UNWELL = 3
GIVEN_UP_AFTER = 3
PROVEN_AFTER = 30.0
SHORTEST_WAIT, LONGEST_WAIT = 0.5, 60.0


class Child:
    """The process of one generation of a service, from its files to its end."""

    def __init__(self, service: Wanted, bringers: Executor) -> None:
        self.service, self.tail = service, Tail()
        self._files: Future[Folders] = bringers.submit(files.bring, service)
        self._ward: Warded | None = None
        self._port = service.port
        self._due = self._began = self._looked = 0.0
        self._failures = self._unwell = self._written = 0
        self._is_running = False
        self._note(state=State.DEPLOYING, taken_at=timezone.now())

    def look(self) -> None:
        """Move one step on, and write down what is new."""
        now = time.monotonic()
        if self._ward is None:
            if self._files.done() and now >= self._due:
                self._start(now)
        else:
            self._attend(self._ward, now)
        if self.tail.count != self._written:
            self._write_log()

    def end(self) -> None:
        """End the process; what it said last is written down, and its directory removed."""
        if self._ward is not None:
            self._ward.stop(patience=program.PATIENCE)
            self._ward = None
        if not self._files.cancel() and self._files.exception() is None:
            self.tail.follow(self._files.result().log)
            self._files.result().remove()
        self.tail.say("stopped")
        self._write_log()

    def _start(self, now: float) -> None:
        try:
            folders = self._files.result()
        except (StorageFault, OSError) as error:
            self._due = now + LONGEST_WAIT
            self._fail("serving.files_missing", reason=str(error)[:200])
            return
        self._port = program.port_to_use(self._port)
        folders.state.unlink(missing_ok=True)
        self._ward = program.start(self.service, folders, self._port)
        self._began, self._unwell, self._is_running = now, 0, False
        self._note(host=program.HOST, port=self._port)

    def _attend(self, ward: Warded, now: float) -> None:
        report = ward.report()
        self.tail.follow(self._files.result().log)
        if report.ended:
            self._fail("serving.ended", reason=program.ending(report))
        else:
            self._watch(now)

    def _watch(self, now: float) -> None:
        """Ask for its health: often while it starts, now and then once it runs."""
        if self._is_running and now - self._looked < HEALTH_EVERY:
            return
        self._looked = now
        if program.is_well(self._port or 0):
            self._unwell = 0
            self._prove(now)
        elif self._is_running:
            self._unwell += 1
            if self._unwell >= MOST_UNWELL:
                self._fail("serving.unhealthy")
        elif now - self._began > START_SECONDS:
            self._fail("serving.too_slow", seconds=int(START_SECONDS))

    def _prove(self, now: float) -> None:
        if not self._is_running:
            self._is_running = True
            self._note(state=State.RUNNING, running_since=timezone.now(), fault="")
        if self._failures and now - self._began > PROVEN_AFTER:
            self._failures = 0
            self._note(failures=0)

    def _fail(self, code: str, **params: Any) -> None:
        """Take note of a failure and start again later."""
        if self._ward is not None:
            self._ward.stop(patience=program.PATIENCE)
        self._ward, self._is_running = None, False
        self._failures += 1
        wait = min(LONGEST_WAIT, SHORTEST_WAIT * 2.0 ** (self._failures - 1))
        self._due = max(self._due, time.monotonic() + wait)
        state = State.FAILED if self._failures >= GIVEN_UP_AFTER else State.DEPLOYING
        self.tail.say(f"{code} {params}; starting it again in {wait:g} s")
        self._note(
            state=state,
            running_since=None,
            failures=self._failures,
            fault=code,
            fault_params=params,
        )

    def _write_log(self) -> None:
        self._written = self.tail.count
        self._note(log=self.tail.text)

    def _note(self, **seen: Any) -> None:
        note(self.service.key, **seen)
