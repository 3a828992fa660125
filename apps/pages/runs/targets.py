"""Where runs were carried out, by name."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.executions.models import Execution
from apps.targets.queries import targets_in

_KINDS: Mapping[str, Promise] = {"local": _("This server"), "rehearsal": _("Dry run")}


def target_name(execution: Execution) -> str:
    """Return what people call the target of a run."""
    return target_names([execution])[execution.target]


def target_names(executions: Sequence[Execution]) -> Mapping[str, str]:
    """Return what people call the targets of runs of one project; one that has gone: its id."""
    asked = {execution.target for execution in executions}
    names = {target: str(_KINDS.get(target, target)) for target in asked}
    if asked - set(_KINDS):
        known = targets_in(executions[0].workflow.project).filter(pk__in=asked)
        names |= dict(known.values_list("pk", "name"))
    return names
