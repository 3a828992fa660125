"""The only writer of submissions under way: claiming one, and recording what came of it.

Both are compare-and-set on the attempt number, so that of two workers with the same message one
goes ahead, and one that outlived its claim changes nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from apps.targets import machine
from apps.targets.machine import Ending, Pace, Standing
from apps.targets.models import Attempt, Submission
from apps.targets.queries import SECRETS
from apps.targets.states import Move, Outcome, State


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to make one attempt, until `deadline`."""

    submission: Submission
    attempt: Attempt

    @property
    def move(self) -> Move:
        """Return what the attempt does."""
        return Move(self.attempt.move)


def standing_of(submission: Submission) -> Standing:
    """Return the row's facts as the machine knows them."""
    return Standing(
        state=State(submission.state),
        due=submission.next_attempt_at,
        in_doubt=submission.in_doubt,
        cancel_requested=submission.cancel_requested,
        failures=submission.failures,
        remote_id=submission.remote_id,
    )


def claim(submission_id: str, *, now: datetime, pace: Pace) -> Claim | None:
    """Take a due submission and note the attempt; None if it is not due or somebody else has it."""
    found = Submission.objects.select_related("target").defer(
        *(f"target__{name}" for name in SECRETS)
    )
    submission = found.filter(pk=submission_id, next_attempt_at__lte=now).first()
    if submission is None:
        return None
    standing = _after_a_lost_attempt(submission, now=now, pace=pace)
    if standing.due is None:
        write(submission, standing, now=now)
        return None
    move = machine.move_of(standing)
    deadline = now + timedelta(seconds=pace.deadline)
    state = State.CHECKING if move is Move.LOOK else State.SENDING
    taken = replace(standing, state=state, due=deadline, in_doubt=True)
    if not write(submission, taken, now=now, attempt=submission.attempt + 1):
        return None
    attempt = submission.attempts.create(
        number=submission.attempt + 1, move=move, started_at=now, deadline=deadline
    )
    return Claim(submission, attempt)


def _after_a_lost_attempt(submission: Submission, *, now: datetime, pace: Pace) -> Standing:
    """Return where the submission stands; an attempt whose worker died counts as a failure."""
    standing = standing_of(submission)
    last = submission.attempts.filter(number=submission.attempt)
    lost = last.filter(finished_at__isnull=True).first()
    if lost is None:
        return standing
    _close(submission.attempts.filter(pk=lost.pk), Ending(outcome=Outcome.LOST), now=now)
    return machine.after(
        standing,
        Ending(outcome=Outcome.LOST),
        move=Move(lost.move),
        now=now,
        deadline=lost.deadline,
        pace=pace,
    )


def record(
    claim: Claim, ending: Ending, *, now: datetime, pace: Pace, chance: float
) -> Standing | None:
    """Write down how the attempt ended; None if the claim was no longer held."""
    submission, attempt = claim.submission, claim.attempt
    _close(Attempt.objects.filter(pk=attempt.pk), ending, now=now)
    held = Submission.objects.select_for_update().filter(pk=submission.pk, attempt=attempt.number)
    current = held.first()
    if current is None:
        return None
    standing = machine.after(
        standing_of(current),
        ending,
        move=claim.move,
        now=now,
        deadline=attempt.deadline,
        pace=pace,
        chance=chance,
    )
    return standing if write(current, standing, now=now) else None


def write(
    submission: Submission, standing: Standing, *, now: datetime, attempt: int | None = None
) -> bool:
    """Set where a submission stands, if nobody has acted on it since it was read."""
    unchanged = Submission.objects.filter(
        pk=submission.pk,
        attempt=submission.attempt,
        state=submission.state,
        next_attempt_at=submission.next_attempt_at,
        cancel_requested=submission.cancel_requested,
    )
    changed = unchanged.update(
        state=standing.state,
        next_attempt_at=standing.due,
        in_doubt=standing.in_doubt,
        cancel_requested=standing.cancel_requested,
        failures=standing.failures,
        remote_id=standing.remote_id,
        attempt=submission.attempt if attempt is None else attempt,
        finished_at=now if standing.due is None else None,
    )
    return bool(changed)


def _close(attempts: QuerySet[Attempt], ending: Ending, *, now: datetime) -> None:
    attempts.update(
        finished_at=now,
        outcome=ending.outcome,
        http_status=ending.http_status,
        code=ending.code,
        params=dict(ending.params),
        request_id=ending.request_id,
    )
