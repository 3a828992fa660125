"""Why a step does not run, in a sentence."""

from apps.core.messages import sentence
from apps.executions.models import StepExecution
from apps.executions.queries import why_not_running
from apps.spec.problems import Problem


def reason_of(step: StepExecution) -> str:
    """Return why a step is not under way, "" where it is or has been."""
    reason = why_not_running(step.execution).get(step.name)
    if reason is None:
        return ""
    return sentence(Problem(code=reason.code, params=dict(reason.params)))
