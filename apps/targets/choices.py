"""Where a project's workflows can run: this installation, the dry run, and its targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.executions.models import RunSettings
from apps.executions.models.execution import LOCAL
from apps.executions.ports import Fault
from apps.targets import queries, registry
from apps.targets.local.permission import may_run_code
from apps.targets.models import Target
from apps.teams.models import Project

REHEARSAL = "rehearsal"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChoice:
    """One place: what an execution calls it, what a person calls it, and what it means.

    `unavailable` says why some or all steps cannot be carried out there at present.
    """

    target: str
    label: str | Promise
    hint: str | Promise
    unavailable: Fault | None = None


def choices_of(project: Project) -> Sequence[RunChoice]:
    """Return everywhere that the project's workflows can run, the built-in places first."""
    here = RunChoice(
        target=LOCAL,
        label=_("This Weft"),
        hint=_("Steps run on this installation's own workers."),
        unavailable=None if may_run_code() else Fault(code="target.no_code_here"),
    )
    dry = RunChoice(
        target=REHEARSAL,
        label=_("Dry run"),
        hint=_("Conditions, branches and waits are real; no step does any work."),
    )
    return [here, dry, *(_choice(target) for target in queries.targets_in(project))]


def settings_of(project: Project) -> RunSettings:
    """Return how the project's workflows run; the defaults where nobody has chosen."""
    return RunSettings.objects.filter(pk=project.pk).first() or RunSettings(project=project)


def _choice(target: Target) -> RunChoice:
    kind = registry.kind(target.kind).label
    return RunChoice(target=target.pk, label=target.name, hint=f"{kind} · {target.endpoint}")
