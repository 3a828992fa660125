"""Where runs were carried out, by name."""

from collections.abc import Mapping, Sequence

from apps.executions.models import Execution
from apps.targets.choices import choices_of


def target_name(execution: Execution) -> str:
    """Return what people call the target of a run."""
    return target_names([execution])[execution.target]


def target_names(executions: Sequence[Execution]) -> Mapping[str, str]:
    """Return what people call the targets of runs of one project; one that has gone: its id."""
    if not executions:
        return {}
    known = {one.target: str(one.label) for one in choices_of(executions[0].workflow.project)}
    return {run.target: known.get(run.target, run.target) for run in executions}
