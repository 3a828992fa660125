"""Every move of a submission, without clocks, rows or networks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from apps.targets import machine
from apps.targets.machine import Ending, Pace, Standing, after, delay, move_of
from apps.targets.states import UNFINISHED, Move, Outcome, State

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DEADLINE = NOW + timedelta(seconds=30)
PACE = Pace(failures=4, first_delay=2, longest_delay=60)
SENDING = Standing(state=State.SENDING, due=DEADLINE, in_doubt=True)
CHECKING = Standing(state=State.CHECKING, due=DEADLINE, in_doubt=True)


def next_of(standing, outcome, *, now=NOW, chance=1.0, **named):
    move = Move.SEND if standing.state is State.SENDING else Move.LOOK
    ending = Ending(outcome=outcome, **named)
    return after(standing, ending, move=move, now=now, deadline=DEADLINE, pace=PACE, chance=chance)


@pytest.mark.parametrize("standing", [SENDING, CHECKING])
@pytest.mark.parametrize("outcome", [Outcome.CREATED, Outcome.FOUND])
def test_with_a_remote_id_it_is_submitted(standing, outcome):
    found = next_of(standing, outcome, remote_id="w")
    assert found == Standing(state=State.SUBMITTED, due=None, remote_id="w")


def test_what_has_arrived_is_submitted_even_if_it_was_to_be_cancelled():
    standing = replace(SENDING, cancel_requested=True)
    assert next_of(standing, Outcome.CREATED, remote_id="w").state is State.SUBMITTED


def test_a_refusal_ends_it_and_nothing_is_in_doubt():
    found = next_of(SENDING, Outcome.REFUSED)
    assert (found.state, found.due, found.in_doubt) == (State.FAILED, None, False)


def test_a_refused_look_up_ends_it_in_doubt():
    found = next_of(CHECKING, Outcome.REFUSED)
    assert (found.state, found.due, found.in_doubt) == (State.FAILED, None, True)


def test_when_nothing_happened_it_is_sent_again_after_a_while():
    found = next_of(SENDING, Outcome.AGAIN)
    assert (found.state, found.in_doubt, found.failures) == (State.WAITING_RETRY, False, 1)
    assert found.due == NOW + timedelta(seconds=2)
    assert move_of(found) is Move.SEND


def test_a_lost_answer_is_looked_up_and_not_before_the_deadline():
    found = next_of(SENDING, Outcome.IN_DOUBT)
    assert (found.state, found.due, found.in_doubt) == (State.CHECKING, DEADLINE, True)
    assert move_of(found) is Move.LOOK


def test_back_off_counts_where_it_is_longer_than_the_deadline():
    found = next_of(replace(SENDING, failures=2), Outcome.IN_DOUBT, wait=45)
    assert found.due == NOW + timedelta(seconds=45)


def test_a_lost_worker_is_followed_by_a_look_up_at_once():
    found = next_of(SENDING, Outcome.LOST, now=DEADLINE)
    assert (found.state, found.due, found.failures) == (State.CHECKING, DEADLINE, 1)


def test_what_is_not_there_is_sent_again_at_once():
    found = next_of(replace(CHECKING, failures=1), Outcome.ABSENT)
    assert found == Standing(state=State.QUEUED, due=NOW, failures=1)


def test_what_is_not_there_and_was_to_be_cancelled_is_cancelled():
    found = next_of(replace(CHECKING, cancel_requested=True), Outcome.ABSENT)
    assert (found.state, found.due, found.in_doubt) == (State.CANCELLED, None, False)


def test_a_retry_that_was_to_be_cancelled_is_cancelled():
    found = next_of(replace(SENDING, cancel_requested=True), Outcome.AGAIN)
    assert found.state is State.CANCELLED


@pytest.mark.parametrize("outcome", [Outcome.AGAIN, Outcome.IN_DOUBT])
def test_a_look_up_that_fails_is_repeated_after_a_while(outcome):
    found = next_of(CHECKING, outcome)
    assert (found.state, found.in_doubt) == (State.CHECKING, True)
    assert found.due == NOW + timedelta(seconds=2)


def test_after_so_many_failures_it_is_over():
    found = next_of(replace(SENDING, failures=3), Outcome.AGAIN)
    assert (found.state, found.due, found.in_doubt) == (State.FAILED, None, False)


def test_the_last_lost_answer_is_still_looked_up():
    found = next_of(replace(SENDING, failures=3), Outcome.IN_DOUBT)
    assert found.state is State.CHECKING
    assert next_of(found, Outcome.ABSENT).state is State.FAILED
    assert next_of(found, Outcome.FOUND, remote_id="w").state is State.SUBMITTED


def test_looking_up_ends_in_doubt_after_so_many_failures():
    found = next_of(replace(CHECKING, failures=3), Outcome.IN_DOUBT)
    assert (found.state, found.due, found.in_doubt) == (State.FAILED, None, True)


@pytest.mark.parametrize("standing", [SENDING, CHECKING, replace(SENDING, failures=9)])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_it_is_due_if_and_only_if_it_is_unfinished(standing, outcome):
    found = next_of(standing, outcome, remote_id="w")
    assert (found.due is not None) == (found.state in UNFINISHED)


def test_back_off_doubles_up_to_a_limit():
    waits = [delay(n, wait=None, pace=PACE, chance=1.0).total_seconds() for n in range(1, 9)]
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
    assert delay(10**9, wait=None, pace=PACE, chance=1.0).total_seconds() == 60


def test_half_of_the_back_off_is_chance():
    waits = {c: delay(3, wait=None, pace=PACE, chance=c).total_seconds() for c in (0.0, 0.5, 0.99)}
    assert waits == {0.0: 4, 0.5: 6, 0.99: pytest.approx(7.96)}


@pytest.mark.parametrize(("asked", "waited"), [(0.5, 2), (20, 20), (1e9, 3600), (None, 2)])
def test_the_target_may_ask_for_more_time_within_reason(asked, waited):
    assert delay(1, wait=asked, pace=PACE, chance=1.0).total_seconds() == waited


def test_hurrying_what_waits_sends_it_now_with_a_fresh_count():
    waiting = Standing(state=State.WAITING_RETRY, due=DEADLINE, failures=3)
    hurried = machine.hurried(waiting, now=NOW, not_before=DEADLINE)
    assert hurried == Standing(state=State.QUEUED, due=NOW)


def test_hurrying_what_is_in_doubt_still_waits_for_the_deadline():
    failed = Standing(state=State.FAILED, due=None, in_doubt=True, failures=9)
    hurried = machine.hurried(failed, now=NOW, not_before=DEADLINE)
    assert hurried == Standing(state=State.CHECKING, due=DEADLINE, in_doubt=True)
    later = DEADLINE + timedelta(seconds=9)
    assert machine.hurried(failed, now=later, not_before=DEADLINE).due == later


def test_what_is_certainly_not_there_is_cancelled_at_once():
    queued = Standing(state=State.QUEUED, due=NOW)
    assert machine.cancelled(queued) == Standing(state=State.CANCELLED, due=None)


def test_what_may_be_there_is_only_marked():
    assert machine.cancelled(SENDING) == replace(SENDING, cancel_requested=True)
