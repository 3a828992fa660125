"""Which target an execution's name for it opens: the only place that knows where targets live."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from apps.executions.ports import Fault, Opener, StepTarget, TargetUnavailable

ROWS = ""
"""The entry that opens a target by the id of its row."""


def is_known(name: str) -> bool:
    """Tell whether a target of that name, or at least of a row's id, can be opened."""
    return name in _openers() or ROWS in _openers()


def open_target(name: str, *, project_id: str) -> StepTarget:
    """Return the opened target; raise `TargetUnavailable` for one that is not there."""
    openers = _openers()
    path = openers.get(name) or openers.get(ROWS)
    if not path:
        raise TargetUnavailable(Fault(code="step.no_target", params={"target": name}))
    opener: Opener = import_string(path)
    return opener(name, project_id=project_id)


def _openers() -> Mapping[str, str]:
    found: Mapping[str, str] = settings.WEFT_RUN_TARGETS
    return found
