"""What a submission does next. Pure: rows, clocks and chance come in as values.

queued ──────▶ sending ──▶ submitted | failed
   ▲              │ no answer        ▲
   │              ▼                  │ found
waiting_retry  checking ─────────────┘
   ▲              │ not there: send again (or cancelled)
   └── nothing happened there
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from apps.targets.ports import RemoteFault, Verdict
from apps.targets.states import Move, Outcome, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long things may take, in seconds, and how often they are tried.

    A request is given up after `request`. A target may still be carrying it out for `settle`
    more: where one takes longer than that, a submission may be there twice, so raise it then.
    """

    request: float = 15
    settle: float = 45
    first_delay: float = 2
    longest_delay: float = 300
    longest_wait: float = 3600
    failures: int = 8

    @property
    def deadline(self) -> float:
        """Return the seconds from a claim until its request can no longer have an effect."""
        return self.request + self.settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a submission stands. `due` is the moment somebody may act on it, None when finished."""

    state: State
    due: datetime | None
    in_doubt: bool = False
    cancel_requested: bool = False
    failures: int = 0
    remote_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How an attempt ended; `code` and `params` become a sentence."""

    outcome: Outcome
    remote_id: str = ""
    http_status: int | None = None
    code: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    request_id: str = ""
    wait: float | None = None


_OUTCOMES = {
    Verdict.AGAIN: Outcome.AGAIN,
    Verdict.IN_DOUBT: Outcome.IN_DOUBT,
    Verdict.NEVER: Outcome.REFUSED,
}


def ending_of(fault: RemoteFault) -> Ending:
    """Return the ending of an attempt that met this fault."""
    return Ending(
        outcome=_OUTCOMES[fault.verdict],
        http_status=fault.http_status,
        code=fault.code,
        params=fault.params,
        request_id=fault.request_id,
        wait=fault.wait,
    )


def move_of(standing: Standing) -> Move:
    """Return what to do with a submission that is due: what is in doubt is looked up first."""
    return Move.LOOK if standing.in_doubt else Move.SEND


def delay(failures: int, *, wait: float | None, pace: Pace, chance: float) -> timedelta:
    """Return how long to wait after that many failures in a row (from 1); `chance` is in [0, 1).

    Doubles each time up to a limit, half of it by chance, and never less than the target asks for
    (within reason).
    """
    full = min(pace.longest_delay, pace.first_delay * 2 ** min(failures - 1, 30))
    asked = min(wait or 0.0, pace.longest_wait)
    return timedelta(seconds=max(full * (1 + chance) / 2, asked))


def after(
    standing: Standing,
    ending: Ending,
    *,
    move: Move,
    now: datetime,
    deadline: datetime,
    pace: Pace,
    chance: float = 0.0,
) -> Standing:
    """Return where a submission stands after an attempt; `deadline` is that attempt's."""
    if ending.outcome in (Outcome.CREATED, Outcome.FOUND):
        return Standing(state=State.SUBMITTED, due=None, remote_id=ending.remote_id)
    if ending.outcome is Outcome.ABSENT:
        return _free(standing, State.QUEUED, at=now, pace=pace)
    failed = replace(standing, failures=standing.failures + 1)
    if ending.outcome is Outcome.REFUSED:
        return replace(failed, state=State.FAILED, due=None, in_doubt=move is Move.LOOK)
    later = now
    if ending.outcome is not Outcome.LOST:
        later += delay(failed.failures, wait=ending.wait, pace=pace, chance=chance)
    if ending.outcome is Outcome.AGAIN and move is Move.SEND:
        return _free(failed, State.WAITING_RETRY, at=later, pace=pace)
    at = later if move is Move.LOOK else max(later, deadline)
    return _doubtful(failed, move, at=at, pace=pace)


def hurried(standing: Standing, *, now: datetime, not_before: datetime) -> Standing:
    """Return the standing of one that shall go on now; a look-up still waits for `not_before`."""
    fresh = replace(standing, cancel_requested=False, failures=0)
    if standing.in_doubt:
        return replace(fresh, state=State.CHECKING, due=max(now, not_before))
    return replace(fresh, state=State.QUEUED, due=now)


def cancelled(standing: Standing) -> Standing:
    """Return the standing of an unfinished one that shall not be sent any more."""
    if standing.in_doubt:
        return replace(standing, cancel_requested=True)
    return replace(standing, state=State.CANCELLED, due=None)


def _free(standing: Standing, state: State, *, at: datetime, pace: Pace) -> Standing:
    """Nothing is at the target: send again unless it was cancelled or has failed too often."""
    clear = replace(standing, due=None, in_doubt=False)
    if standing.cancel_requested:
        return replace(clear, state=State.CANCELLED)
    if standing.failures >= pace.failures:
        return replace(clear, state=State.FAILED)
    return replace(clear, state=state, due=at)


def _doubtful(standing: Standing, move: Move, *, at: datetime, pace: Pace) -> Standing:
    """Something may be at the target: look, also after the last sending, but not for ever."""
    if move is Move.LOOK and standing.failures >= pace.failures:
        return replace(standing, state=State.FAILED, due=None, in_doubt=True)
    return replace(standing, state=State.CHECKING, due=at, in_doubt=True)
