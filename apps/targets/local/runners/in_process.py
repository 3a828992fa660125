"""Short work that is done in the worker's own process, from end to end while it is submitted."""

from apps.engine.states import StepState
from apps.executions.ports import Fault, Log, Observation, Stopped, Work
from apps.storage.ports import StorageFault
from apps.targets.local.ports import Say
from apps.targets.local.spoken import Logs


class WorkStopped(Exception):
    """Raised by work that noticed that somebody wants it to end."""


class Runner:
    """A runner to derive from: `carry_out` does the work, everything else is here.

    What `carry_out` says can be read while it works. It looks at `stopped` now and then and raises
    `WorkStopped`; a `StorageFault` it lets through fails the step with the store's sentence.
    """

    def __init__(self) -> None:
        self._logs = Logs()
        self._cancelled: set[str] = set()

    def carry_out(self, work: Work, *, say: Say, stopped: Stopped) -> Observation:
        """Do the work and return how it ended (or that it holds, waiting for people)."""
        raise NotImplementedError

    def refuses(self, work: Work) -> Fault | None:
        """Say before anything starts why the step cannot run here: nothing speaks against it."""
        return None

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Do the whole work."""
        key = key_of(work)
        say = self._logs.of(key).say

        def is_stopped() -> bool:
            return key in self._cancelled or stopped()

        try:
            return self.carry_out(work, say=say, stopped=is_stopped)
        except WorkStopped:
            return Observation(state=StepState.STOPPED, handle=key)
        except StorageFault as error:
            return failed(error.code, **error.params)
        finally:
            self._cancelled.discard(key)

    def observe(self, work: Work, handle: str) -> Observation:
        """Say that nobody works on it any more: what is under way is within `submit`."""
        return failed("local.work_lost")

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return what was said since the cursor, also while `submit` works."""
        return self._logs.of(key_of(work)).since(after)

    def cancel(self, work: Work, handle: str) -> None:
        """Have the work stop when it looks next."""
        self._cancelled.add(key_of(work))


def key_of(work: Work) -> str:
    """Return what an attempt is called within this process."""
    return f"{work.id}/{work.attempt}"


def failed(code: str, **params: object) -> Observation:
    """Return that the step failed, and why."""
    return Observation(state=StepState.FAILED, fault=Fault(code=code, params=params))
