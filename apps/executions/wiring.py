"""Which target an execution's name for it opens: the only place that knows where targets live."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from apps.executions.mirrors import Mirror, MirrorOpener
from apps.executions.ports import Fault, Opener, StepTarget, TargetUnavailable


def is_known(name: str) -> bool:
    """Tell whether a target of that name, or at least of a row's id, can be opened."""
    return name in _openers() or is_mirrored(name)


def is_mirrored(name: str) -> bool:
    """Tell whether a name is the id of a row: what runs there is decided there."""
    return name not in _openers() and bool(settings.WEFT_RUN_MIRROR)


def open_mirror(name: str, *, project_id: str) -> Mirror:
    """Return the place behind the id of a row; raise `TargetRefuses` where there is none."""
    opener: MirrorOpener = import_string(settings.WEFT_RUN_MIRROR)
    return opener(name, project_id=project_id)


def open_target(name: str, *, project_id: str) -> StepTarget:
    """Return the opened target; raise `TargetUnavailable` for one that is not there."""
    path = _openers().get(name)
    if not path:
        raise TargetUnavailable(Fault(code="step.no_target", params={"target": name}))
    opener: Opener = import_string(path)
    return opener(name, project_id=project_id)


def _openers() -> Mapping[str, str]:
    found: Mapping[str, str] = settings.WEFT_RUN_TARGETS
    return found
