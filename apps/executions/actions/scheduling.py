"""What people do to the schedule of a workflow; it starts executions in their name."""

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils import timezone

from apps.core.errors import Refused
from apps.engine.cron import read_cron
from apps.executions.clocks import plan
from apps.executions.models import Schedule
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows import policy
from apps.workflows.models import Workflow

_KNOWN: Mapping[str, str] = {"on_running": "cancel", "on_failure": "retry"}
_DEFAULT: Mapping[str, Json] = dict(_KNOWN)


@transaction.atomic
def create_schedule(
    workflow: Workflow,
    *,
    by: User,
    content: Mapping[str, Json],
    type: str = "time",
    action: str = "run",
    enabled: bool = True,
    policies: Mapping[str, Json] | None = None,
) -> Schedule:
    """Give a workflow its one schedule; without policies it has both of them."""
    _require(by, workflow)
    chosen = _DEFAULT if policies is None else policies
    cron, problems = _cron(content)
    problems += _choices({"type": (type, "time"), "action": (action, "run")})
    problems += _policies(chosen)
    Workflow.objects.select_for_update().get(pk=workflow.pk)
    if Schedule.objects.filter(workflow=workflow).exists():
        problems.append(Problem(code="schedule.exists"))
    if problems:
        raise Refused(problems)
    schedule = Schedule(
        workflow=workflow,
        user=by,
        cron=cron,
        content=text.write(dict(content)),
        policies=text.write(dict(chosen)),
        enabled=enabled,
        cancel_while_running=chosen.get("on_running") == "cancel",
        retry_failure=chosen.get("on_failure") == "retry",
        created_at=timezone.now(),
    )
    plan(schedule)
    schedule.save()
    return schedule


@transaction.atomic
def update_schedule(
    schedule: Schedule,
    *,
    by: User,
    content: Mapping[str, Json] | None = None,
    enabled: bool | None = None,
) -> Schedule:
    """Change when a schedule comes, or whether it does; what is None stays."""
    _require(by, schedule.workflow)
    row = (
        Schedule.objects.select_for_update().select_related("workflow__project").get(pk=schedule.pk)
    )
    if content is not None:
        row.cron, problems = _cron(content)
        if problems:
            raise Refused(problems)
        row.content = text.write(dict(content))
    if enabled is not None:
        row.enabled = enabled
    row.missed, row.missed_params = "", {}
    plan(row)
    row.save()
    return row


def delete_schedule(schedule: Schedule, *, by: User) -> None:
    """Take the schedule from its workflow; what it started stays."""
    _require(by, schedule.workflow)
    schedule.delete()


def _require(user: User, workflow: Workflow) -> None:
    """A schedule is part of the workflow, and runs it."""
    policy.require(user, Action.EDIT, workflow)
    policy.require(user, Action.RUN, workflow)


def _cron(content: Mapping[str, Json]) -> tuple[str, list[Problem]]:
    written = content.get("cron")
    if not isinstance(written, str):
        return "", [Problem(code="schedule.no_cron", path=("content", "cron"))]
    _, problems = read_cron(written)
    return written, [problem.under(("content", "cron")) for problem in problems]


def _policies(chosen: Mapping[str, Json]) -> Iterator[Problem]:
    """Each policy has one word, or is left out."""
    said = {name: (chosen.get(name) or known, known) for name, known in _KNOWN.items()}
    return (problem.under(("policies",)) for problem in _choices(said))


def _choices(said: Mapping[str, tuple[Json, str]]) -> Iterator[Problem]:
    for name, (value, known) in said.items():
        if value != known:
            params = {"value": value, "choices": [known]}
            yield Problem(code="schedule.choice", path=(name,), params=params)
