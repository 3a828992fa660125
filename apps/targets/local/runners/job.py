"""Steps of the type `job`: a training or any other program, run beside this worker."""

import time
from threading import Lock

from apps.engine.states import StepState
from apps.executions.ports import Fault, Log, Observation, Stopped, Work
from apps.storage.ports import StorageFault
from apps.targets.local.folders import make_folders, remove_abandoned
from apps.targets.local.job.code import JobFault
from apps.targets.local.job.containers import Containers
from apps.targets.local.job.errand import Errand
from apps.targets.local.job.plan import fault_in, plan_of
from apps.targets.local.job.ready import get_ready
from apps.targets.local.permission import may_run_code
from apps.targets.local.runners.in_process import failed, key_of
from apps.targets.local.users import user_for

REMEMBERED = 300.0  # seconds after its end for which a job's log can still be read


class Job:
    """The jobs of this process."""

    def __init__(self) -> None:
        self._errands: dict[str, Errand] = {}
        self._lock = Lock()
        self._containers = Containers()
        remove_abandoned()

    def refuses(self, work: Work) -> Fault | None:
        """Say why the job cannot run here: not allowed, nothing to run, no containers."""
        if not may_run_code():
            return Fault(code="job.not_allowed")
        plan = plan_of(work)
        if plan.image and not self._containers.program():
            return Fault(code="job.no_containers", params={"image": plan.image[:200]})
        return fault_in(plan)

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin the job in the background; one that is begun goes on."""
        with self._lock:
            errand = self._errands.get(key_of(work))
            self._forget()
            if errand is None:
                try:
                    errand = self._errands[key_of(work)] = self._begin(work)
                except JobFault as error:
                    return Observation(state=StepState.CREATE_FAILED, fault=error.fault)
        return errand.observation()

    def observe(self, work: Work, handle: str) -> Observation:
        """Say how the job stands."""
        errand = self._errands.get(key_of(work))
        return failed("local.work_lost") if errand is None else errand.observation()

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return what was said since the cursor."""
        errand = self._errands.get(key_of(work))
        return Log(lines=(), cursor=after) if errand is None else errand.log(after)

    def cancel(self, work: Work, handle: str) -> None:
        """End the job and everything it started."""
        errand = self._errands.get(key_of(work))
        if errand is not None:
            errand.stop()

    def user_of(self, work: Work) -> int | None:
        """Return the user id it runs under; None: ours."""
        return user_for(key_of(work))

    def _begin(self, work: Work) -> Errand:
        folders = make_folders(key_of(work))
        try:
            container, user = self._containers.program(), self.user_of(work)
            return Errand(get_ready(work, folders, container=container, user=user))
        except (JobFault, StorageFault) as error:
            folders.remove()
            if isinstance(error, StorageFault):
                raise JobFault(Fault(code=error.code, params=error.params)) from error
            raise

    def _forget(self) -> None:
        """Remove what is left of the jobs that ended a while ago."""
        long_ago = time.monotonic() - REMEMBERED
        for key, errand in list(self._errands.items()):
            if errand.ended_at is not None and errand.ended_at < long_ago:
                del self._errands[key]
                errand.forget()
