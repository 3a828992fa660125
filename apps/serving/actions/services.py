"""Deploying, starting, stopping and removing services: what people want is written down here, and
the supervisor of services makes it so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.serving import policy
from apps.serving.asking import Answer, Question, ask
from apps.serving.models import ModelVersion, Service
from apps.serving.states import State
from apps.spec.problems import Problem
from apps.teams.models import Project, User

FOR_EVER = -1.0
MOST_RUNNING = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """What a service is called and how it runs; `hours` -1 is for ever."""

    name: str
    description: str = ""
    hours: float = FOR_EVER
    environment: Mapping[str, str] = field(default_factory=dict)
    workflow_id: str = ""
    execution_id: str = ""
    step: str = ""


@transaction.atomic
def deploy_service(
    project: Project,
    *,
    version: ModelVersion,
    details: Deployment,
    by: User | None,
    existing: Service | None = None,
) -> Service:
    """Have a version answer under a name: in a new service, or in the one that is there already.

    The right to do so was decided when the run was started. Raise `Refused` where the version has
    no code that answers.
    """
    if not version.can_serve:
        params = {"name": version.model.name, "number": version.number}
        raise Refused([Problem(code="serving.no_code", params=params)])
    fields = {
        "version": version,
        "description": details.description,
        "environment": dict(details.environment),
        "expires_at": _end(details.hours),
        "workflow_id": details.workflow_id,
        "execution_id": details.execution_id,
        "step": details.step,
    }
    service = existing or Service.objects.filter(project=project, name=details.name).first()
    if service is None or not service.wanted:
        _leave_room(project)
    if service is None:
        return Service.objects.create(project=project, name=details.name, created_by=by, **fields)
    return _renew(service, fields)


@transaction.atomic
def start_service(service: Service, *, by: User, hours: float = FOR_EVER) -> Service:
    """Have a service answer again, or start it afresh; for ever unless `hours` are given."""
    policy.require_run(by, service)
    if not service.wanted:
        _leave_room(service.project)
    return _renew(service, {"expires_at": _end(hours)})


@transaction.atomic
def stop_service(service: Service, *, by: User) -> Service:
    """Have a service answer no more; it keeps its name and its version."""
    policy.require_run(by, service)
    stopping = Service.objects.filter(pk=service.pk, wanted=True)
    stopping.update(
        wanted=False,
        generation=F("generation") + 1,
        state=State.STOPPING,
        fault="",
        expires_at=None,
    )
    return _again(service)


def try_service(service: Service, question: Question, *, by: User) -> Answer:
    """Ask a running service; raise `Refused` where no answer comes."""
    policy.require_run(by, service)
    return ask(service, question)


def remove_service(service: Service, *, by: User) -> None:
    """Forget a service; its process ends once the supervisor misses the row."""
    policy.require_delete(by, service)
    Service.objects.filter(pk=service.pk).delete()


def _leave_room(project: Project) -> None:
    """Raise `Refused` where more services run in the project than a machine should carry."""
    if Service.objects.filter(project=project, wanted=True).count() >= MOST_RUNNING:
        raise Refused([Problem(code="serving.too_many", params={"most": MOST_RUNNING})])


def _renew(service: Service, fields: Mapping[str, Any]) -> Service:
    """Write what is wanted now; whatever was seen of the former generation counts no more."""
    Service.objects.filter(pk=service.pk).update(
        **fields,
        wanted=True,
        generation=F("generation") + 1,
        state=State.DEPLOYING,
        taken_at=None,
        running_since=None,
        failures=0,
        fault="",
        fault_params={},
        log="",
    )
    return _again(service)


def _again(service: Service) -> Service:
    found = Service.objects.select_related("version__model", "project").filter(pk=service.pk)
    if (row := found.first()) is None:
        raise NotFound("service", service.pk)
    return row


def _end(hours: float) -> datetime | None:
    return timezone.now() + timedelta(hours=hours) if hours > 0 else None
