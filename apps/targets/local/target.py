"""The embedded target: each step does its real work on the worker that takes it."""

from functools import lru_cache

from django.utils.module_loading import import_string

from apps.executions.ports import Fault, Log, Observation, StepTarget, Stopped, Work
from apps.targets.local.fingerprint import fingerprint_of
from apps.targets.local.ports import StepRunner
from apps.targets.local.runners import RUNNERS


class LocalTarget:
    """Hands each step to the runner of its type, and every later question to the same runner."""

    attached = True

    def refuses(self, work: Work) -> Fault | None:
        """Say before anything starts why the step cannot run here."""
        if work.type not in RUNNERS:
            return Fault(code="local.step_type", params={"type": work.type})
        return runner_of(work.type).refuses(work)

    def fingerprint(self, work: Work) -> str | None:
        """Return what changes with the code and the files of inputs."""
        return fingerprint_of(work)

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin the work, or find it begun."""
        return runner_of(work.type).submit(work, stopped=stopped)

    def observe(self, work: Work, handle: str) -> Observation:
        """Say how the work goes."""
        return runner_of(work.type).observe(work, handle)

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return what was said since the cursor."""
        return runner_of(work.type).log(work, handle, after=after)

    def cancel(self, work: Work, handle: str) -> None:
        """End the work and everything it started."""
        runner_of(work.type).cancel(work, handle)


def open_target(name: str, *, project_id: str) -> StepTarget:
    """Return the local target; which project is asked makes no difference to it."""
    return LocalTarget()


@lru_cache
def runner_of(step_type: str) -> StepRunner:
    """Return this process's runner for a type of step: it remembers what it has under way."""
    runner: StepRunner = import_string(RUNNERS[step_type])()
    return runner
