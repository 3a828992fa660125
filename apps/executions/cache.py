"""Results of earlier executions for steps that would do the very same work again."""

import hashlib
from dataclasses import dataclass

from apps.engine.states import ExecutionState, StepState
from apps.executions.blueprint import Blueprint
from apps.executions.models import Execution, Metric, StepExecution
from apps.executions.resolution import Resolved
from apps.executions.store import Standing
from apps.spec import text
from apps.spec.model import WorkflowStep

FORGETFUL = frozenset({"service", "labeling"})
"""Types whose result is no value: they run (or are asked) again each time."""


@dataclass(frozen=True)
class Cache:
    """What completed executions of the same project and target made."""

    execution: Execution
    blueprint: Blueprint

    def key(self, step: WorkflowStep, work: Resolved) -> str:
        """Return what is the same for the same work: type, what goes in, where it comes out.

        The execution's own id in a path makes no difference. "" where the type has no results, or
        the work depends on what can change without a trace: code in storage, or an algorithm of
        the gallery whose version is not named.
        """
        if step.type in FORGETFUL or not _has_fixed_code(work):
            return ""
        where = [self.blueprint.project_id, self.blueprint.target, step.type or ""]
        inputs = [{**one, "data": None} for one in work.inputs]
        written = text.write([*where, work.properties, list(inputs), list(work.outputs)])
        written = written.replace(self.blueprint.execution_id, "")
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()

    def take(self, key: str, step: Standing) -> str | None:
        """Return the outputs of the last step of that key, and give `step` its metrics."""
        if not key:
            return None
        done = StepExecution.objects.filter(
            cache_key=key,
            state=StepState.COMPLETED.value,
            execution__status=ExecutionState.COMPLETED.value,
        ).exclude(execution_id=self.execution.pk)
        found = done.order_by("-ended_at").values("pk", "attempt", "outputs").first()
        if found is None:
            return None
        self._copy_metrics(found["pk"], found["attempt"], step)
        return str(found["outputs"])

    def _copy_metrics(self, pk: str, attempt: int, step: Standing) -> None:
        rows = list(Metric.objects.filter(step_id=pk, attempt=attempt))
        for row in rows:
            row.pk, row.step_id, row.attempt = None, step.pk, step.attempt
        Metric.objects.bulk_create(rows)


def _has_fixed_code(work: Resolved) -> bool:
    """Tell whether a job's code is named by a version that nobody can change."""
    algorithm = work.properties.get("algorithm")
    if not isinstance(algorithm, dict):
        return True
    by_name = algorithm.get("code_dir") or algorithm.get("id")
    return not by_name or bool(algorithm.get("item_version_id"))
