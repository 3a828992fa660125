"""A task as its page shows it to somebody."""

from dataclasses import dataclass
from functools import cached_property

from apps.datasets import policy, queries
from apps.datasets.models import LabelTask, TaskState
from apps.datasets.queries import Progress
from apps.teams.models import User

_TONES = {TaskState.OPEN: "wait", TaskState.FINISHED: "completed", TaskState.STOPPED: "idle"}


@dataclass(frozen=True)
class ShownTask:
    """One task, for `user`."""

    row: LabelTask
    user: User

    @cached_property
    def progress(self) -> Progress:
        """How far it is."""
        return queries.progress_of(self.row)

    @property
    def is_open(self) -> bool:
        """Whether labels are taken."""
        return self.row.state == TaskState.OPEN

    @cached_property
    def may_label(self) -> bool:
        """Whether the user may label here, now."""
        return self.is_open and policy.can_label(self.user, self.row.project)

    @property
    def tone(self) -> str:
        """The look of its state."""
        return _TONES[TaskState(self.row.state)]
