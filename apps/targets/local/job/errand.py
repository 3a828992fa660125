"""One attempt of a job from end to end, in a thread of its own: data in, program, data out."""

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

from apps.core.errors import Refused
from apps.engine.states import ENDED, StepState
from apps.executions.ports import Fault, Log, Observation
from apps.spec.shapes import Json
from apps.storage.ports import StorageFault
from apps.targets.local.job.code import JobFault
from apps.targets.local.job.gauges import Gauges
from apps.targets.local.job.loading import load
from apps.targets.local.job.logs import export, read_log
from apps.targets.local.job.ready import Ready
from apps.targets.local.job.uploads import Uploads
from apps.targets.local.job.verdict import fault_of
from apps.targets.local.warded import Warded
from apps.targets.local.warden.logfile import LogFile
from apps.targets.local.warden.order import Report

TICK = 0.1
UPLOAD_EVERY = 10.0
_OURS = 2**20  # what we say ourselves has room beside what the program prints
_LOOK_AGAIN = 0.2


class Errand:
    """Carries a job out; whoever asks is told how it stands, without waiting."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready
        self._lock, self._stop = Lock(), Event()
        self._state, self._fault = StepState.CREATING, Fault(code="job.broke")
        self._ward: Warded | None = None
        self._log = LogFile(ready.folders.log, limit=_OURS)
        self._gauges = Gauges(ready.outputs)
        self._uploads = Uploads(ready.store, ready.outputs)
        self.ended_at: float | None = None
        Thread(target=self._run, name=ready.name, daemon=True).start()

    def observation(self) -> Observation:
        """Say how the job stands."""
        state = self._state
        done, over = state is StepState.COMPLETED, state in ENDED
        progress = self._gauges.progress or (None, "")
        return Observation(
            state=state,
            handle=self._ready.name,
            outputs=self._outputs() if done else None,
            metrics=self._gauges.news(),
            progress=1.0 if done and progress[0] is not None else progress[0],
            progress_text=progress[1],
            fault=self._fault if over and not done else None,
            look_again=None if over else _LOOK_AGAIN,
        )

    def log(self, after: str) -> Log:
        """Return what was said since the cursor."""
        return read_log(self._ready.folders.log, after)

    def stop(self) -> None:
        """End it; return when no process of it is left. What it wrote is still uploaded."""
        self._stop.set()
        with self._lock:
            ward = self._ward
        if ward is not None:
            ward.stop()

    def forget(self) -> None:
        """Remove what is left of it on this machine."""
        self._ready.folders.remove()

    def _run(self) -> None:
        """Live the thread's life; whatever happens, the job has ended afterwards."""
        state, fault = StepState.FAILED, self._fault
        try:
            state, fault = self._carry_out()
        except (JobFault, StorageFault, Refused) as error:
            fault = _as_fault(error)
            state = StepState.CREATE_FAILED if self._ward is None else StepState.FAILED
            state = StepState.STOPPED if self._stop.is_set() else state
        finally:
            if self._ward is not None:
                self._ward.kill()  # it has ended, unless we stumbled while it ran
            self._ready.folders.remove_work()
            self._log.close()
            self.ended_at = time.monotonic()
            self._fault, self._state = fault, state

    def _carry_out(self) -> tuple[StepState, Fault]:
        order = load(self._ready, tell=self._tell, check=self._check)
        with self._lock:
            self._check()
            self._ward = Warded(order, held=self._ready.folders.held)
        self._state = StepState.RUNNING
        report = self._attend(self._ward)
        fault = fault_of(report, self._ready.limits)
        self._settle(report, went_well=fault is None)
        if fault is None:
            return StepState.COMPLETED, self._fault
        return (StepState.STOPPED if report.reason == "stopped" else StepState.FAILED), fault

    def _attend(self, ward: Warded) -> Report:
        """Look after the program until it has ended: its figures, its outputs."""
        upload_at = time.monotonic() + UPLOAD_EVERY
        while not (report := ward.report()).ended:
            self._gauges.look(report)
            if time.monotonic() >= upload_at:
                self._upload(self._uploads.bring)
                upload_at = time.monotonic() + UPLOAD_EVERY
            time.sleep(TICK)
        self._gauges.look(report, at_last=True)
        return report

    def _upload(self, act: Callable[[], None]) -> None:
        """Upload where it is no fault of the job if storage does not take it (now)."""
        try:
            act()
        except StorageFault as error:
            self._log.add([f"an output is not uploaded: {error}"], level="warn")

    def _settle(self, report: Report, *, went_well: bool) -> None:
        """Bring the outputs and the log to where they belong; without them it did not go well."""
        if report.open_air:
            why = f"the files around the job could not be hidden from it: {report.open_air}"
            self._log.add([why], level="warn")
        if went_well:
            self._uploads.settle()
        else:
            self._upload(self._uploads.settle)
        if self._uploads.count:
            megabytes = self._uploads.bytes / 2**20
            self._tell(f"uploaded {self._uploads.count} files, {megabytes:.1f} MB")
        if self._ready.log_export:
            self._upload(lambda: export(self._ready))

    def _outputs(self) -> dict[str, dict[str, Json]]:
        return {one.channel.name: {"obs_url": one.path} for one in self._ready.outputs}

    def _check(self) -> None:
        """Go no further once somebody wants it to end."""
        if self._stop.is_set():
            raise JobFault(Fault(code="job.stopped"))

    def _tell(self, text: str) -> None:
        self._log.add([text], level="info")


def _as_fault(error: JobFault | StorageFault | Refused) -> Fault:
    if isinstance(error, JobFault):
        return error.fault
    if isinstance(error, Refused):
        return Fault(code=error.problems[0].code, params=error.problems[0].params)
    return Fault(code=error.code, params=error.params)
