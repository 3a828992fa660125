"""Schedules: made, changed, and started by: once a tick, whoever looks at the clock."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from apps.core.errors import Forbidden, Refused
from apps.executions import timetable
from apps.executions.actions.scheduling import create_schedule, update_schedule
from apps.executions.clocks import replan
from apps.executions.models import Execution, RunSettings, Schedule, ScheduledStart
from apps.teams.models import Membership
from apps.workflows import actions as workflows
from apps.workflows.models import Workflow

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOURLY = {"cron": "0 0 * * * ?"}
DOCUMENT = {"name": "w", "steps": [{"name": "train", "type": "job"}]}


@pytest.fixture
def workflow(cast) -> Workflow:
    RunSettings.objects.create(project=cast.project, default_target="detached")
    return workflows.create_workflow(project=cast.project, document=DOCUMENT, by=cast.editor)


@pytest.fixture
def schedule(cast, workflow: Workflow) -> Schedule:
    """An hourly schedule, made at noon."""
    with time_machine.travel(NOON, tick=False):
        return create_schedule(workflow, by=cast.editor, content=HOURLY)


def look(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        look_now()


def look_now() -> None:
    """Do in this thread what the clock asks of workers."""
    for schedule_id in timetable.due():
        timetable.start_by(schedule_id)
    for execution_id in timetable.ended():
        timetable.settle(execution_id)


def hour(count: float) -> datetime:
    return NOON + timedelta(hours=count)


def ended(status: str) -> None:
    Execution.objects.update(status=status, finished_at=NOON)


def test_it_starts_when_it_comes_and_not_before(schedule: Schedule, cast):
    look(hour(0.99))
    assert not Execution.objects.exists()
    look(hour(1))
    (execution,) = Execution.objects.all()
    assert execution.started_by == cast.editor
    assert ScheduledStart.objects.get().tick == hour(1)
    schedule.refresh_from_db()
    assert schedule.next_at == hour(2)


def test_looking_twice_starts_once(schedule: Schedule):
    look(hour(1))
    look(hour(1))
    assert Execution.objects.count() == 1


def test_ticks_missed_in_an_outage_are_one_start(schedule: Schedule):
    look(hour(5.5))
    assert Execution.objects.count() == 1
    schedule.refresh_from_db()
    assert schedule.next_at == hour(6)


@pytest.mark.django_db(transaction=True)
def test_two_that_look_at_once_start_once(schedule: Schedule):
    barrier = threading.Barrier(2)

    def look_together() -> None:
        barrier.wait()
        look_now()
        connection.close()

    with time_machine.travel(hour(1), tick=True):
        both = [threading.Thread(target=look_together) for _ in range(2)]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
    assert Execution.objects.count() == 1


def test_it_does_not_start_while_one_runs(schedule: Schedule):
    look(hour(1))
    look(hour(2))
    assert Execution.objects.count() == 1
    schedule.refresh_from_db()
    assert (schedule.missed, schedule.next_at) == ("schedule.still_running", hour(3))
    ended("completed")
    look(hour(3))
    assert Execution.objects.count() == 2
    schedule.refresh_from_db()
    assert schedule.missed == ""


def test_without_that_policy_it_does(cast, workflow: Workflow):
    with time_machine.travel(NOON, tick=False):
        create_schedule(workflow, by=cast.editor, content=HOURLY, policies={})
    look(hour(1))
    look(hour(2))
    assert Execution.objects.count() == 2


def test_what_failed_is_started_once_more(schedule: Schedule):
    look(hour(1))
    ended("abnormal")
    look(hour(1.1))
    assert Execution.objects.count() == 2
    ended("abnormal")
    look(hour(1.2))
    assert Execution.objects.count() == 2


@pytest.mark.parametrize("status", ["completed", "stopped"])
def test_what_ended_otherwise_is_not(schedule: Schedule, status: str):
    look(hour(1))
    ended(status)
    look(hour(1.1))
    assert Execution.objects.count() == 1


def test_somebody_who_may_no_longer_run_starts_nothing(schedule: Schedule, cast):
    Membership.objects.filter(user=cast.editor).update(role="viewer")
    look(hour(1))
    assert not Execution.objects.exists()
    schedule.refresh_from_db()
    assert schedule.missed == "schedule.not_allowed"


def test_a_workflow_that_cannot_start_says_why(cast):
    asking = {**DOCUMENT, "parameters": [{"name": "epochs", "type": "int"}]}
    row = workflows.create_workflow(project=cast.project, document=asking, by=cast.editor)
    with time_machine.travel(NOON, tick=False):
        schedule = create_schedule(row, by=cast.editor, content=HOURLY)
    look(hour(1))
    schedule.refresh_from_db()
    assert (schedule.missed, schedule.next_at) == ("value.missing", hour(2))


def test_a_workflow_in_the_trash_is_left_alone(schedule: Schedule, cast):
    workflows.trash_workflow(schedule.workflow, by=cast.editor)
    look(hour(1))
    assert not Execution.objects.exists()


def test_switched_off_it_never_comes(schedule: Schedule, cast):
    with time_machine.travel(NOON, tick=False):
        changed = update_schedule(schedule, by=cast.editor, enabled=False)
    assert changed.next_at is None
    look(hour(1))
    assert not Execution.objects.exists()


def test_it_comes_by_the_clocks_of_the_project(cast, workflow: Workflow):
    RunSettings.objects.update(time_zone="Asia/Shanghai")
    with time_machine.travel(NOON, tick=False):
        schedule = create_schedule(workflow, by=cast.editor, content={"cron": "0 0 8 * * ?"})
        assert schedule.next_at == datetime(2026, 11, 25, 0, tzinfo=UTC)
        RunSettings.objects.update(time_zone="UTC")
        replan(cast.project)
    schedule.refresh_from_db()
    assert schedule.next_at == datetime(2026, 11, 25, 8, tzinfo=UTC)


REFUSED = {
    "no cron": ({"content": {}}, {"schedule.no_cron"}),
    "a cron that is none": ({"content": {"cron": 5}}, {"schedule.no_cron"}),
    "a wrong cron": ({"content": {"cron": "0 0 99 * * ?"}}, {"cron.field"}),
    "another type": ({"content": HOURLY, "type": "event"}, {"schedule.choice"}),
    "another action": ({"content": HOURLY, "action": "stop"}, {"schedule.choice"}),
    "another policy": (
        {"content": HOURLY, "policies": {"on_running": "queue"}},
        {"schedule.choice"},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_cannot_do_is_refused(cast, workflow: Workflow, name: str):
    wanted, codes = REFUSED[name]
    with pytest.raises(Refused) as caught:
        create_schedule(workflow, by=cast.editor, **wanted)
    assert {problem.code for problem in caught.value.problems} == codes
    assert not Schedule.objects.exists()


def test_a_workflow_has_one(schedule: Schedule, cast):
    with pytest.raises(Refused, match=r"schedule\.exists"):
        create_schedule(schedule.workflow, by=cast.editor, content=HOURLY)


@pytest.mark.parametrize("person", ["viewer", "operator"])
def test_who_may_not_edit_makes_none(cast, workflow: Workflow, person: str):
    with pytest.raises(Forbidden):
        create_schedule(workflow, by=cast.named(person), content=HOURLY)
