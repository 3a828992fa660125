"""What a runner of one type of step must be able to do: what a target must, for that type."""

from typing import Protocol

from apps.executions.ports import Fault, Log, Observation, Stopped, Work


class StepRunner(Protocol):
    """Carries out steps of one type; there is one runner of a type in a process."""

    def refuses(self, work: Work) -> Fault | None:
        """Say before anything starts why the step cannot run here."""

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin the work, or find it begun; short work may be done here from end to end."""

    def observe(self, work: Work, handle: str) -> Observation:
        """Say how the work goes, without waiting."""

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return what was said since the cursor `after`, without waiting."""

    def cancel(self, work: Work, handle: str) -> None:
        """End the work and everything it started."""


class Say(Protocol):
    """How work says a line for its log; `level` is `info`, `warn` or `error`."""

    def __call__(self, text: str, level: str = "info") -> None:
        """Say one line."""
