"""Targets and submissions as a person reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from django.utils import timezone

from apps.core.messages import sentence
from apps.pages.requests import PageRequest
from apps.pages.targets.forms import RunsForm
from apps.spec.problems import Problem
from apps.storage.queries import settings_of as storage_settings_of
from apps.targets import choices, policy, queries, registry
from apps.targets.choices import RunChoice
from apps.targets.models import Attempt, Submission, Target
from apps.targets.states import UNFINISHED, Outcome, State
from apps.teams.models import Project, User
from apps.workflows.models import Workflow

LATEST = 20

_TONES: Mapping[str, str] = {
    State.QUEUED: "idle",
    State.SENDING: "running",
    State.CHECKING: "running",
    State.WAITING_RETRY: "wait",
    State.SUBMITTED: "completed",
    State.FAILED: "failed",
    State.CANCELLED: "idle",
}
_ATTEMPT_TONES: Mapping[str, str] = {
    Outcome.CREATED: "completed",
    Outcome.FOUND: "completed",
    Outcome.ABSENT: "idle",
    Outcome.AGAIN: "wait",
    Outcome.IN_DOUBT: "wait",
    Outcome.LOST: "wait",
    Outcome.REFUSED: "failed",
    "": "running",
}


@dataclass(frozen=True)
class ShownAttempt:
    """One line of a submission's story."""

    row: Attempt

    @property
    def tone(self) -> str:
        """Return the look of the attempt's status."""
        return _ATTEMPT_TONES[self.row.outcome]

    @property
    def sentence(self) -> str:
        """Return why it ended as it did, "" where there is nothing to say."""
        if not self.row.code:
            return ""
        return sentence(Problem(code=self.row.code, params=self.row.params))


@dataclass(frozen=True)
class ShownSubmission:
    """A submission with its story, and what `user` may do with it."""

    row: Submission
    may_act: bool

    @property
    def tone(self) -> str:
        """Return the look of the submission's status."""
        return _TONES[self.row.state]

    @property
    def is_live(self) -> bool:
        """Tell whether it changes by itself."""
        return self.row.state in UNFINISHED

    @cached_property
    def attempts(self) -> Sequence[ShownAttempt]:
        """Return every attempt, the first one first."""
        return [ShownAttempt(attempt) for attempt in self.row.attempts.all()]

    @property
    def is_under_way(self) -> bool:
        """Tell whether a request is open right now."""
        return any(attempt.row.finished_at is None for attempt in self.attempts)

    @property
    def wait(self) -> int:
        """Return the seconds until it goes on by itself, 0 where it is not waiting."""
        due = self.row.next_attempt_at
        if due is None or self.is_under_way or not self.attempts:
            return 0
        return max(ceil((due - timezone.now()).total_seconds()), 0)

    @property
    def can_retry(self) -> bool:
        """Tell whether it waits for something that can be hurried."""
        waits = self.row.state in (State.WAITING_RETRY, State.CHECKING, State.FAILED)
        return self.may_act and waits and not self.is_under_way

    @property
    def can_cancel(self) -> bool:
        """Tell whether it can still be stopped."""
        return self.may_act and self.is_live and not self.row.cancel_requested

    @property
    def page(self) -> str:
        """Return the address of the remote workflow's page, "" where it has none."""
        if not self.row.remote_id:
            return ""
        target = self.row.target
        return registry.kind(target.kind).page(target.endpoint, self.row.remote_id)


@dataclass(frozen=True)
class ShownTarget:
    """A target and the words for its kind."""

    row: Target

    @property
    def kind(self) -> str:
        """Return the kind's label."""
        return registry.kind(self.row.kind).label


@dataclass(frozen=True)
class ShownPlace:
    """A place where workflows can run, in words."""

    choice: RunChoice
    is_default: bool

    @property
    def label(self) -> str:
        """Return what a person calls it."""
        return str(self.choice.label)

    @property
    def hint(self) -> str:
        """Return what running there means."""
        return str(self.choice.hint)

    @property
    def unavailable(self) -> str:
        """Return why it cannot be used as it stands, "" where it can."""
        fault = self.choice.unavailable
        return sentence(Problem(code=fault.code, params=fault.params)) if fault else ""


def page(request: PageRequest, project: Project) -> dict[str, Any]:
    """Return what the page of targets shows of a project."""
    now = choices.settings_of(project)
    return {
        "project": project,
        "targets": [ShownTarget(row) for row in queries.targets_in(project)],
        "places": [
            ShownPlace(choice, choice.target == now.default_target)
            for choice in choices.choices_of(project)
        ],
        "run_settings": now,
        "storage": storage_settings_of(project),
        "runs_form": RunsForm.of(project),
        "can_manage": policy.can_manage(request.user, project),
    }


@dataclass(frozen=True)
class Offer:
    """A target to submit to, and what is there of the present revision."""

    target: Target
    standing: Submission | None


def offers(workflow: Workflow) -> list[Offer]:
    """Return the targets of the workflow's project, by name."""
    standing = queries.standing_submissions(workflow)
    targets = queries.targets_in(workflow.project)
    return [Offer(target, standing.get(target.pk)) for target in targets]


def submissions(workflow: Workflow, user: User) -> list[ShownSubmission]:
    """Return the workflow's latest submissions, newest first."""
    may_act = policy.can_submit(user, workflow)
    return [ShownSubmission(row, may_act) for row in queries.submissions_of(workflow)[:LATEST]]


def submission(row: Submission, user: User) -> ShownSubmission:
    """Return one submission for `user`."""
    return ShownSubmission(row, policy.can_submit(user, row.workflow))
