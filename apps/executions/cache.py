"""Results of earlier executions for steps that would do the very same work again."""

import hashlib
import logging
from dataclasses import dataclass

from apps.engine.states import ExecutionState, StepState
from apps.executions import wiring
from apps.executions.blueprint import Blueprint
from apps.executions.models import Execution, Metric, StepExecution
from apps.executions.ports import TargetUnavailable
from apps.executions.resolution import Resolved, work_of
from apps.executions.store import Standing
from apps.spec import text

logger = logging.getLogger(__name__)

FORGETFUL = frozenset({"service", "labeling"})
"""Types whose result is no value: they run (or are asked) again each time."""


@dataclass(frozen=True)
class Cache:
    """What completed executions of the same project and target made."""

    execution: Execution
    blueprint: Blueprint

    def key(self, row: StepExecution, work: Resolved) -> str:
        """Return what is the same for the same work: type, code, what goes in, where it comes out.

        The execution's own id in a path makes no difference. "" where the type has no results, or
        nobody can tell whether the work depends on something that has changed.
        """
        seen = None if row.type in FORGETFUL else self._fingerprint(row)
        if seen is None:
            return ""
        where = [self.blueprint.project_id, self.blueprint.target, row.type, seen]
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

    def _fingerprint(self, row: StepExecution) -> str | None:
        here = self.blueprint
        try:
            target = wiring.open_target(here.target, project_id=here.project_id)
            return target.fingerprint(work_of(row, here, resumed=False))
        except TargetUnavailable:
            return None
        except Exception:  # an adapter's own fault must not hold up the execution
            logger.exception("the target of step %s gave no fingerprint", row.pk)
            return None

    def _copy_metrics(self, pk: str, attempt: int, step: Standing) -> None:
        rows = list(Metric.objects.filter(step_id=pk, attempt=attempt))
        for row in rows:
            row.pk, row.step_id, row.attempt = None, step.pk, step.attempt
        Metric.objects.bulk_create(rows)
