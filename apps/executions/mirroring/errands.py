"""What people ask of an execution that goes on elsewhere: written down here, passed on in order."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from apps.executions import dispatch
from apps.executions.mirrors import Mirror, Request, TargetRefuses, Verb
from apps.executions.models import Errand, Execution
from apps.executions.ports import TargetUnavailable
from apps.spec import text
from apps.teams.models import User


def pass_on(execution: Execution, request: Request, *, by: User | None) -> None:
    """Have a request passed on as soon as the place can be reached."""
    now = timezone.now()
    Errand.objects.create(
        execution_id=execution.pk, body=text.write(_told(request)), asked_by=by, asked_at=now
    )
    hurry(execution.pk)


def hurry(execution_id: str) -> None:
    """Have a mirrored execution looked at now."""
    Execution.objects.filter(pk=execution_id).update(due_at=timezone.now())
    dispatch.mirror(execution_id)


def open_errands(execution_id: str) -> list[tuple[Errand, Request]]:
    """Return what has not been passed on yet, in order."""
    rows = Errand.objects.filter(execution_id=execution_id, done_at__isnull=True)
    return [(row, _read(row.body)) for row in rows]


def asks_to_stop(errands: Iterable[tuple[Errand, Request]]) -> bool:
    """Tell whether somebody wants the execution to end."""
    return any(request.verb is Verb.STOP for _, request in errands)


def run(errands: Sequence[tuple[Errand, Request]], mirror: Mirror, place: str) -> None:
    """Pass each on; what the place refuses is noted, since asking again would change nothing.

    Where an earlier answer was lost it may refuse because it has done so already.
    """
    for errand, request in errands:
        said: dict[str, Any] = {"code": "", "params": {}}
        try:
            mirror.ask(place, request)
        except TargetRefuses as no:
            if not errand.code:
                said = {"code": no.fault.code, "params": dict(no.fault.params)}
        except TargetUnavailable as away:
            Errand.objects.filter(pk=errand.pk).update(code=away.fault.code)
            raise
        close([errand], **said)


def close(errands: Iterable[Errand], **said: Any) -> None:
    """Note that errands are done, or why they were refused."""
    ids = [errand.pk for errand in errands]
    Errand.objects.filter(pk__in=ids).update(done_at=timezone.now(), **said)


def _told(request: Request) -> dict[str, Any]:
    return {**asdict(request), "verb": request.verb.value, "steps": list(request.steps)}


def _read(body: str) -> Request:
    told: Any = text.read(body.encode())[0]
    return Request(**{**told, "verb": Verb(told["verb"])})
