"""What becomes of an attempt whose worker gives no sign of life, or ends in good order."""

from apps.engine.states import StepState
from apps.executions import attempts, driver
from apps.executions.ending import end
from apps.executions.models import StepExecution
from apps.executions.pace import pace
from apps.executions.ports import Fault
from apps.executions.store import Standing, Turn

LOST = Fault(code="step.worker_lost")


def survives(turn: Turn, row: StepExecution, *, attached: bool) -> bool:
    """Tell whether the attempt goes on elsewhere: its work does not live in a worker.

    Work that died with its worker is begun anew, a few times, unless somebody wanted it to end.
    """
    if row.state == StepState.STOPPING and attached:
        driver.hint(end(turn, row.name, StepState.STOPPED))
        return False
    if row.losses >= pace().losses:
        driver.hint(end(turn, row.name, StepState.FAILED, fault=LOST))
        return False
    if not attached:
        turn.write(Standing.of(row), losses=row.losses + 1)
        return True
    _begin_anew(turn, row, after=StepState.FAILED, losses=row.losses + 1, fault=LOST)
    return False


def hand_back(turn: Turn, row: StepExecution) -> None:
    """Offer an attempt's work to other workers, once its own has ended it: nothing was lost."""
    _begin_anew(turn, row, after=StepState.STOPPED, losses=row.losses)


def _begin_anew(
    turn: Turn, row: StepExecution, *, after: StepState, losses: int, fault: Fault | None = None
) -> None:
    step = Standing.of(row)
    turn.move(step, after)
    attempts.keep(row, state=after, now=turn.now, fault=fault)
    attempts.begin(turn, step, losses=losses)
    driver.make_ready(turn, step)
    driver.hint([step])
