"""Steps of the type `service`: have a model version answer, and wait until it does.

A service of the same name is updated. The process belongs to the supervisor of services, so it
goes on when this worker ends.
"""

import time

from apps.core.errors import NotFound, Refused
from apps.engine.states import StepState
from apps.executions.ports import Fault, Observation, Stopped, Work
from apps.serving import models
from apps.serving.actions import Deployment, deploy_service
from apps.serving.queries import service_in, version_in
from apps.serving.states import State
from apps.spec.shapes import Json
from apps.targets.local.later import has_later_inputs, is_later
from apps.targets.local.permission import may_run_code
from apps.targets.local.ports import Say
from apps.targets.local.runners.deployment import (
    MOST_ENVIRONMENT,
    environment_of,
    hours_of,
    named_models,
    service_named,
    settings_of,
)
from apps.targets.local.runners.in_process import Runner, WorkStopped, failed
from apps.teams.models import Project, User

REAL_TIME = "real-time"
LOOK_SECONDS = 0.2
UNKNOWN = {"model": "serving.unknown_model", "service": "serving.unknown_service"}
NOBODY_SECONDS = 20.0


class Service(Runner):
    """Deploys the one model of the step's input, or updates the service of another input."""

    def refuses(self, work: Work) -> Fault | None:
        """Say what cannot be deployed here, before anything starts."""
        settings = {name: said for name, said in settings_of(work).items() if not is_later(said)}
        if not may_run_code():
            return Fault(code="serving.switched_off")
        if (kind := str(settings.get("infer_type") or REAL_TIME)) != REAL_TIME:
            return Fault(code="serving.only_real_time", params={"kind": kind})
        if hours_of(settings) is None:
            return Fault(code="serving.hours", params={"hours": str(settings["schedule"])[:80]})
        if environment_of(settings) is None:
            return Fault(code="serving.environment", params={"most": MOST_ENVIRONMENT})
        return _unclear_model(work)

    def carry_out(self, work: Work, *, say: Say, stopped: Stopped) -> Observation:
        """Write down what is wanted, then tell what the supervisor makes of it."""
        try:
            service = _deployed(work)
        except NotFound as missing:
            return failed(UNKNOWN[missing.kind], **{f"{missing.kind}_id": missing.id})
        except Refused as refused:
            return failed(refused.problems[0].code, **refused.problems[0].params)
        say(f"deploying {service.version} as {service.name}")
        return _awaited(work, service, say, stopped)


def _unclear_model(work: Work) -> Fault | None:
    named = {str(each["model_id"]) for each in named_models(work)}
    if len(named) > 1:
        return Fault(code="serving.several_models", params={"count": len(named)})
    return None if named or has_later_inputs(work) else Fault(code="serving.no_model")


def _deployed(work: Work) -> models.Service:
    model = next(named_models(work))
    settings, existing = settings_of(work), service_named(work)
    number = str(model.get("model_version") or "")
    details = Deployment(
        name=str(settings.get("service_name") or work.step)[:64],
        description=str(settings.get("description") or "")[:2000],
        hours=hours_of(settings) or -1,
        environment=environment_of(settings) or {},
        workflow_id=work.workflow_id,
        execution_id=work.execution_id,
        step=work.step,
    )
    return deploy_service(
        Project.objects.get(pk=work.project_id),
        version=version_in(work.project_id, str(model["model_id"]), number),
        details=details,
        by=User.objects.filter(username=work.user_name).first(),
        existing=service_in(work.project_id, existing) if existing else None,
    )


def _awaited(work: Work, service: models.Service, say: Say, stopped: Stopped) -> Observation:
    """Wait for the supervisor; a step that is stopped leaves the service as it is."""
    began, heard = time.monotonic(), ""
    while True:
        if stopped():
            raise WorkStopped
        row = models.Service.objects.filter(pk=service.pk).first()
        if row is None or row.generation != service.generation:
            return failed("serving.changed_since")
        heard = _repeat(row.log, heard, say)
        if row.state == State.RUNNING:
            say(f"answers at {row.access_address}")
            return _serving(work, row)
        if row.state in (State.FAILED, State.STOPPED):
            return failed(row.fault or "serving.changed_since", **row.fault_params)
        if row.taken_at is None and time.monotonic() - began > NOBODY_SECONDS:
            return failed("serving.nobody_deploys")
        time.sleep(LOOK_SECONDS)


def _repeat(log: str, heard: str, say: Say) -> str:
    """Say what the service has said since; return all of it."""
    if log != heard:
        for line in log.removeprefix(heard).splitlines():
            if line:
                say(line)
    return log


def _serving(work: Work, service: models.Service) -> Observation:
    """Return the outputs as consumers read them, and the instance as the API words it."""
    output: dict[str, Json] = {
        "service_id": service.pk,
        "service_name": service.name,
        "access_address": service.access_address,
    }
    instance: dict[str, Json] = {"type": "deploy", "service_id": service.pk, "status": "running"}
    return Observation(
        state=StepState.COMPLETED,
        outputs={each.name: output for each in work.outputs},
        instance_id=instance,
        progress=1.0,
    )
