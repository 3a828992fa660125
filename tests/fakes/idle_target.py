"""A place where every step has ended as soon as it began: what is left is the engine's own time."""

from apps.engine.states import StepState
from apps.executions.ports import Fault, Log, Observation, Stopped, Work


class IdleTarget:
    """Does nothing at all, at once."""

    attached = False

    def refuses(self, work: Work) -> Fault | None:
        """Refuse nothing."""
        return None

    def fingerprint(self, work: Work) -> str | None:
        """Depend on nothing."""
        return ""

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Have done it."""
        return Observation(state=StepState.COMPLETED)

    def observe(self, work: Work, handle: str) -> Observation:
        """Say that it is done."""
        return Observation(state=StepState.COMPLETED)

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return nothing."""
        return Log(lines=(), cursor=after)

    def cancel(self, work: Work, handle: str) -> None:
        """Do nothing."""


def open_target(name: str, *, project_id: str) -> IdleTarget:
    """Return the place."""
    return IdleTarget()
