"""One step of a submission: claim, commit, ask the target, commit what it said.

Every moment at which a worker might die has a name, told to `checkpoint`; the trials kill there.
"""

import random
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from apps.targets import dispatch, machine, queries, registry, store
from apps.targets.machine import Ending, Pace
from apps.targets.ports import Checkpoint, Remote, RemoteFault, passing
from apps.targets.states import Move, Outcome
from apps.targets.store import Claim

MOST_AT_ONCE = 200


def pace() -> Pace:
    """Return the pace of submissions: the defaults, and what the settings change."""
    changed: dict[str, Any] = settings.WEFT_SUBMISSION_PACE  # the names are those of Pace
    return Pace(**changed)


def advance(submission_id: str, *, checkpoint: Checkpoint = passing) -> None:
    """Take the next step of a submission, if it is due and nobody else has it."""
    with transaction.atomic():
        claim = store.claim(submission_id, now=timezone.now(), pace=pace())
        if claim is None:
            return
        named = partial(_named, checkpoint, claim.move)
        named("claiming")
    named("claimed")
    ending = _carry_out(claim, checkpoint=named)
    named("answered")
    with transaction.atomic():
        _record(claim, ending)
        named("recording")
    named("recorded")


def sweep() -> None:
    """Ask for everything that is due: what a lost message or a dead worker left behind."""
    for submission_id in queries.due(timezone.now()).values_list("pk", flat=True)[:MOST_AT_ONCE]:
        dispatch.advance(submission_id)


def _named(checkpoint: Checkpoint, move: Move, point: str) -> None:
    checkpoint(f"{move.value}.{point}")


def _carry_out(claim: Claim, *, checkpoint: Checkpoint) -> Ending:
    ask = _look if claim.move is Move.LOOK else _create
    try:
        remote = registry.open_remote(claim.submission.target)
        checkpoint("asking")
        return ask(remote, claim, checkpoint)
    except RemoteFault as fault:
        return machine.ending_of(fault)


def _create(remote: Remote, claim: Claim, checkpoint: Checkpoint) -> Ending:
    seconds = _seconds_left(claim)
    reply = remote.create(claim.submission.document, seconds=seconds, checkpoint=checkpoint)
    return Ending(
        outcome=Outcome.CREATED,
        remote_id=reply.remote_id,
        http_status=reply.http_status,
        request_id=reply.request_id,
    )


def _look(remote: Remote, claim: Claim, _checkpoint: Checkpoint) -> Ending:
    search = remote.find(claim.submission.label, seconds=_seconds_left(claim))
    found = search.remote_ids
    return Ending(
        outcome=Outcome.FOUND if found else Outcome.ABSENT,
        remote_id=found[0] if found else "",
        http_status=search.http_status,
        code="target.several" if len(found) > 1 else "",
        params={"count": len(found)} if len(found) > 1 else {},
        request_id=search.request_id,
    )


def _seconds_left(claim: Claim) -> float:
    """Return how long the request may take: one that starts late has less, or must not start."""
    spent = timezone.now() - claim.attempt.started_at
    return pace().request - spent.total_seconds()


def _record(claim: Claim, ending: Ending) -> None:
    now = timezone.now()
    standing = store.record(claim, ending, now=now, pace=pace(), chance=random.random())  # noqa: S311
    if standing is not None and standing.due is not None and standing.due <= now:
        dispatch.advance(claim.submission.pk)
