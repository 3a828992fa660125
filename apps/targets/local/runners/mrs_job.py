"""Steps of the type `mrs_job`: a Spark application, submitted on this machine as a job is run."""

from dataclasses import replace

from apps.engine.states import StepState
from apps.executions.ports import Fault, Observation, Stopped, Work
from apps.spec.shapes import Json
from apps.storage.ports import StorageFault
from apps.targets.local import spark
from apps.targets.local.runners.job import Job
from apps.targets.local.users import named_user


class MrsJob(Job):
    """A job whose command submits the application."""

    def refuses(self, work: Work) -> Fault | None:
        """Say what is not installed, or what the step does not say."""
        fault = spark.missing() or spark.fault_in(work)
        return fault or super().refuses(replace(work, properties={"algorithm": _NOTHING}))

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin to submit; a job that is begun goes on."""
        try:
            job = replace(work, properties=spark.as_job(work))
        except StorageFault as error:
            fault = Fault(code=error.code, params=error.params)
            return Observation(state=StepState.CREATE_FAILED, fault=fault)
        return super().submit(job, stopped=stopped)

    def user_of(self, work: Work) -> int | None:
        """Return a user that has a name: Spark does not start without one."""
        return named_user()


_NOTHING: dict[str, Json] = {"command": "true"}
