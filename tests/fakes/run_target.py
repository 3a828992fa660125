"""A place where steps run as a test tells them to: in this process, or told over the broker.

What it was asked is kept in the broker, so that a test and any number of workers see the same.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from apps.core.broker import broker
from apps.engine.states import StepState
from apps.executions.ports import (
    Fault,
    Log,
    LogLine,
    MetricSeries,
    Observation,
    Stopped,
    TargetUnavailable,
    Work,
)

_KEY = "weft:tests:fake-target:"


class Script:
    """What the steps of a test do, and what was asked of them."""

    def clear(self) -> None:
        """Forget everything."""
        for key in broker().scan_iter(_KEY + "*"):
            broker().delete(key)

    def tell(self, step: str, **how: Any) -> None:
        """Say how a step goes on from now: see `Part`."""
        broker().hset(_KEY + "parts", step, json.dumps(how))

    def part(self, step: str) -> Part:
        """Return what a step was told, else what "*" was."""
        told = broker().hget(_KEY + "parts", step) or broker().hget(_KEY + "parts", "*")
        return Part(**json.loads(told)) if told else Part()  # type: ignore[arg-type]

    def note(self, what: str, work: Work) -> None:
        """Note that a target was asked something."""
        entry = {"what": what, "step": work.step, "attempt": work.attempt, "id": work.id}
        broker().rpush(_KEY + "asked", json.dumps(entry | {"execution": work.execution_id}))

    def asked(self, what: str = "") -> list[dict[str, Any]]:
        """Return everything, or all of one kind, that targets were asked so far."""
        said: Any = broker().lrange(_KEY + "asked", 0, -1)
        entries = [json.loads(one) for one in said]
        return [one for one in entries if what in ("", one["what"])]

    def submitted(self) -> list[str]:
        """Return the names of the steps submitted, in order."""
        return [one["step"] for one in self.asked("submit")]


script = Script()


@dataclass(frozen=True, kw_only=True)
class Part:
    """How one step goes: `seconds` until it is in `state`; 0: when it is submitted.

    `blocks`: seconds that `submit` itself takes. `away`: submit and observe find nobody.
    `fails_first`: so many attempts fail before one goes as said. `deaf`: a cancel finds nobody.
    """

    state: str = StepState.COMPLETED.value
    seconds: float = 0
    blocks: float = 0
    outputs: Mapping[str, Mapping[str, Any]] | None = None
    metrics: Mapping[str, Sequence[float]] = field(default_factory=dict)
    log: Sequence[str] = ()
    fault: str = ""
    refuses: str = ""
    raises: str = ""
    away: float | None = None
    fails_first: int = 0
    deaf: bool = False
    fingerprint: str | None = ""


class FakeTarget:
    """Carries out steps as the script says."""

    def __init__(self, *, attached: bool) -> None:
        self.attached = attached

    def refuses(self, work: Work) -> Fault | None:
        """Refuse what the script refuses."""
        code = script.part(work.step).refuses
        return Fault(code=code) if code else None

    def fingerprint(self, work: Work) -> str | None:
        """Return what the script says that the work depends on."""
        return script.part(work.step).fingerprint

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin; what takes no time has ended with that."""
        script.note("resume" if work.resumed else "submit", work)
        part = script.part(work.step)
        until = time.monotonic() + part.blocks
        while time.monotonic() < until:
            if stopped():
                return Observation(state=StepState.STOPPED)
            time.sleep(0.02)
        return self._seen(work, timezone.now().isoformat())

    def observe(self, work: Work, handle: str) -> Observation:
        """Say how it goes by now."""
        script.note("observe", work)
        return self._seen(work, handle)

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return the lines of the script after a cursor that counts them."""
        lines = script.part(work.step).log
        told = [LogLine(at=timezone.now(), text=line) for line in lines[int(after or 0) :]]
        return Log(lines=told, cursor=str(len(lines)) if lines else after)

    def cancel(self, work: Work, handle: str) -> None:
        """Note that it was cancelled."""
        script.note("cancel", work)
        if script.part(work.step).deaf:
            raise TargetUnavailable(Fault(code="target.timeout"))

    def _seen(self, work: Work, handle: str) -> Observation:
        part = script.part(work.step)
        if part.away is not None:
            raise TargetUnavailable(Fault(code="target.timeout"), wait=part.away)
        if part.raises:
            raise ValueError(part.raises)
        left = part.seconds - (timezone.now() - datetime.fromisoformat(handle)).total_seconds()
        if left > 0:
            return Observation(state=StepState.RUNNING, handle=handle, look_again=left)
        failed = work.attempt <= part.fails_first
        state = StepState(StepState.FAILED if failed else part.state)
        if work.resumed and state is StepState.HOLD:
            state = StepState.COMPLETED
        return Observation(
            state=state,
            handle=handle,
            outputs=part.outputs,
            metrics=[_series(key, values) for key, values in part.metrics.items()],
            fault=Fault(code=part.fault) if part.fault or failed else None,
            look_again=0.2 if state is StepState.RUNNING else None,
        )


def _series(key: str, values: Sequence[float]) -> MetricSeries:
    axis = [{"title": key, "value": list(values)}]
    return MetricSeries(key=key, data={"x_axis": [], "y_axis": axis})


def open_attached(name: str, *, project_id: str) -> FakeTarget:
    """Return a target whose work lives in the process that submitted it."""
    return FakeTarget(attached=True)


def open_detached(name: str, *, project_id: str) -> FakeTarget:
    """Return a target whose work any worker can observe."""
    return FakeTarget(attached=False)
