"""The target "Dry run": conditions, branches, delays and joins are real, the steps are not.

Nothing runs anywhere: the handle says when an attempt began, and how it goes follows from the
time and from the execution's options. So any worker can look at it, also after a restart.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from apps.executions.ports import Fault, Log, LogLine, Observation, Stopped, Work
from apps.targets.rehearsal.play import observed
from apps.targets.rehearsal.saying import said_by
from apps.targets.rehearsal.script import Part, part_of, problems_of


class Rehearsal:
    """Carries out steps by saying that they are being carried out."""

    attached = False

    def refuses(self, work: Work) -> Fault | None:
        """Refuse only options that cannot be read."""
        wrong = problems_of(work.options, steps=_named_in(work))
        return Fault(code=wrong[0].code, params=wrong[0].params) if wrong else None

    def fingerprint(self, work: Work) -> str:
        """Return nothing: there is no code, and no input is looked at."""
        return ""

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin now; a step that takes no time has ended with that."""
        return observed(_part(work), work, handle=timezone.now().isoformat(), elapsed=0)

    def observe(self, work: Work, handle: str) -> Observation:
        """Return where the step stands by now."""
        return observed(_part(work), work, handle=handle, elapsed=_seconds_since(handle))

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return the lines said since: the cursor counts lines."""
        began, elapsed = datetime.fromisoformat(handle), _seconds_since(handle)
        said = [line for line in said_by(_part(work), work) if line.after <= elapsed]
        fresh = [
            LogLine(at=began + timedelta(seconds=line.after), text=line.text, level=line.level)
            for line in said[int(after or 0) :]
        ]
        return Log(lines=fresh, cursor=str(len(said)))

    def cancel(self, work: Work, handle: str) -> None:
        """Do nothing: there is nothing that could be ended."""


def open_target(name: str, *, project_id: str) -> Rehearsal:
    """Return the dry run; it is the same for every project."""
    return Rehearsal()


def _part(work: Work) -> Part:
    return part_of(work.options, step=work.step, type=work.type)


def _named_in(work: Work) -> set[str]:
    """Return the steps the options name: whether each exists was asked when the run started."""
    steps = work.options.get("steps")
    return {work.step, *(steps if isinstance(steps, dict) else ())}


def _seconds_since(handle: str) -> float:
    return (timezone.now() - datetime.fromisoformat(handle)).total_seconds()
