"""The keeper of a worker process: says that its steps are alive, and looks how they go.

One thread gives the signs of life and hears of stops and time limits; another looks at the work
that this process does in the background. Both sleep while there is nothing to keep.
"""

import logging
import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event, Lock, Thread
from time import monotonic, sleep

from django.conf import settings
from django.db import DatabaseError, connection

from apps.engine.states import StepState
from apps.executions import dispatch, store
from apps.executions.asking import cancel, has_ended, is_late, look, read_log
from apps.executions.claiming import Claim
from apps.executions.pace import pace
from apps.executions.ports import Observation
from apps.executions.recording import record
from apps.executions.worker import this_worker

MOST_OWED = 1000

logger = logging.getLogger(__name__)


@dataclass(eq=False)
class Held:
    """An attempt that this process holds: while its target is asked, or in the background."""

    claim: Claim
    last: Observation | None = None
    since: float = field(default_factory=monotonic)
    is_ending: bool = False
    is_shown: bool = False
    is_handed_back: bool = False
    stop: Event = field(default_factory=Event)

    @property
    def handle(self) -> str:
        """Return what the target calls the work."""
        return (self.last.handle if self.last else "") or self.claim.row.handle

    def is_stopped(self) -> bool:
        """Tell whether somebody wants the work to end."""
        return self.stop.is_set()


class Keeper:
    """What one process holds, and the two threads that look after it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[str, Held] = {}
        self._owed: deque[dispatch.Attempt] = deque(maxlen=MOST_OWED)
        self._wake = {"pulse": Event(), "glance": Event()}
        self._pid = 0
        self.is_leaving = False

    def has_room(self) -> bool:
        """Tell whether this process may take one more step that occupies it."""
        return not self.is_leaving and len(self._attached()) < settings.WEFT_STEP_SLOTS

    def begin_leaving(self) -> None:
        """Take no more work into this process; the next pulse hands back what it has under way.

        Nothing but this, for it is called within signal handlers.
        """
        self.is_leaving = True

    def end_leaving(self, *, within: float) -> None:
        """Return once everything is handed back, or so many seconds have passed."""
        until = monotonic() + within
        while self._attached() and monotonic() < until:
            sleep(pace().glance)

    def owes(self, step: dispatch.Attempt) -> None:
        """Remember an attempt for which there was no room, to be told of once there is."""
        if self.is_leaving:
            dispatch.carry(step)
        else:
            self._owed.append(step)

    def hold(self, claim: Claim) -> Held:
        """Keep the claim alive from now on."""
        held = Held(claim)
        with self._lock:
            self._held[claim.row.pk] = held
            self._start_threads()
        for wake in self._wake.values():
            wake.set()
        return held

    def keep(self, held: Held, observation: Observation) -> None:
        """Look again and again how work goes that was begun in this process."""
        held.last = replace(observation, metrics=None)

    def drop(self, held: Held) -> None:
        """Let go of a claim; whoever waited for its room is told."""
        with self._lock:
            if self._held.get(held.claim.row.pk) is held:
                del self._held[held.claim.row.pk]
            owed = self._owed.popleft() if self._owed else None
        if owed is not None:
            dispatch.carry(owed)

    def abandon(self, held: Held) -> None:
        """Let go of a claim of which nothing could be written down: its lease will run out.

        Work that lives in this process ends now, for it will be begun anew.
        """
        if held.claim.target.attached:
            cancel(held.claim, held.handle, StepState.STOPPED)
        self.drop(held)

    def _start_threads(self) -> None:
        """Start the threads once a process: a fork takes none of them along."""
        if self._pid == os.getpid():
            return
        self._pid = os.getpid()
        for name, act, every in (
            ("pulse", self._pulse, pace().pulse),
            ("glance", self._glance, pace().glance),
        ):
            turns = _Turns(act, every=every, wake=self._wake[name])
            Thread(target=turns.run, name=f"steps' {name}", daemon=True).start()

    def _all(self) -> list[Held]:
        with self._lock:
            return list(self._held.values())

    def _attached(self) -> list[Held]:
        """Return what lives in this process."""
        return [held for held in self._all() if held.claim.target.attached]

    def _pulse(self) -> bool:
        """Give signs of life, and hear who is to end; tell whether there is anything to keep."""
        held = {one.claim.row.pk: one for one in self._all()}
        if not held:
            return False
        found = store.renew(held, worker=this_worker(), lease=pace().lease)
        for pk, one in held.items():
            state = found.get((pk, one.claim.row.attempt))
            if state is None:
                self._end(one, None)
            elif state == StepState.STOPPING:
                self._end(one, StepState.STOPPED)
            elif is_late(one.claim):
                self._end(one, StepState.TIMEOUT)
            elif self.is_leaving and one.claim.target.attached:
                one.is_handed_back = True
                self._end(one, StepState.STOPPED)
        return True

    def _end(self, held: Held, state: StepState | None) -> None:
        """End work that somebody wants to end, or (without a state) that is ours no longer."""
        held.stop.set()
        if held.last is None or held.is_ending:
            return  # whoever asks its target just now hears of it by `stop`
        held.is_ending = True
        Thread(target=self._cancel, args=(held, state), daemon=True).start()

    def _cancel(self, held: Held, state: StepState | None) -> None:
        try:
            observation = cancel(held.claim, held.handle, state or StepState.STOPPED)
            if state is None:
                self.drop(held)
            elif has_ended(observation):
                self._note(held, observation)
        except DatabaseError:
            logger.exception("the end of step %s is not written down yet", held.claim.row.pk)
        finally:
            held.is_ending = False
            connection.close()

    def _glance(self) -> bool:
        """Look at all work in the background; tell whether there is any."""
        attached = self._attached()
        for one in attached:
            if one.last is None:
                self._listen(one)
            elif not one.is_ending:
                self._look(one)
        return bool(attached)

    def _listen(self, held: Held) -> None:
        """Hear what work says that is done while it is submitted; show it as running soon."""
        if monotonic() - held.since < pace().settling:
            return
        if not held.is_shown:
            held.is_shown = True
            record(held.claim, Observation(state=StepState.RUNNING))
        read_log(held.claim, held.handle)

    def _look(self, held: Held) -> None:
        observation = look(held.claim, held.handle)
        if held.is_ending:
            return
        if observation.metrics or replace(observation, metrics=None) != held.last:
            self._note(held, observation)
        elif not read_log(held.claim, held.handle):
            held.stop.set()

    def _note(self, held: Held, observation: Observation) -> None:
        read_log(held.claim, held.handle)
        recorded = record(held.claim, observation, hand_back=held.is_handed_back)
        if recorded.goes_on:
            held.last = replace(observation, metrics=None)
        else:
            self.drop(held)


class _Turns:
    """A thread's life: act again and again, sleep while there is nothing to do."""

    def __init__(self, act: Callable[[], bool], *, every: float, wake: Event) -> None:
        self._act, self._every, self._wake = act, every, wake

    def run(self) -> None:
        """Go on for as long as the process lives."""
        while True:
            began = monotonic()
            if not self._once():
                connection.close()
                self._wake.wait()
            self._wake.clear()
            sleep(max(0.0, self._every - (monotonic() - began)))

    def _once(self) -> bool:
        try:
            return self._act()
        except Exception:  # a keeper that dies would lose every step it holds
            logger.exception("the keeper stumbled, and goes on")
            connection.close()
            return True


keeper = Keeper()
"""The keeper of this process."""
