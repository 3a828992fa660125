"""What a runner for short work gets for free."""

from apps.engine.states import StepState
from apps.executions.ports import Observation
from apps.storage.ports import StorageFault
from apps.targets.local.runners.in_process import Runner, WorkStopped
from apps.targets.local.spoken import MOST_LINES, Logs, Spoken
from tests.targets.local.works import work


def never():
    return False


class Counting(Runner):
    """Says three lines, looks whether it is stopped, and ends well."""

    def carry_out(self, work, *, say, stopped):
        say("one\ntwo")
        say("three", "warn")
        if stopped():
            raise WorkStopped
        return Observation(state=StepState.COMPLETED, outputs={})


def test_the_work_is_done_while_it_is_submitted_and_its_log_can_be_read_in_parts():
    runner = Counting()
    assert runner.submit(work(), stopped=never).state is StepState.COMPLETED
    log = runner.log(work(), "", after="")
    assert [(line.text, line.level) for line in log.lines] == [
        ("one", "info"),
        ("two", "info"),
        ("three", "warn"),
    ]
    assert runner.log(work(), "", after=log.cursor).lines == []
    assert runner.log(work(attempt=2), "", after="").lines == []


def test_stopping_and_cancelling_end_it():
    runner = Counting()
    assert runner.submit(work(), stopped=lambda: True).state is StepState.STOPPED
    runner.cancel(work(), "")
    assert runner.submit(work(), stopped=never).state is StepState.STOPPED
    assert runner.submit(work(), stopped=never).state is StepState.COMPLETED


def test_what_storage_refuses_fails_the_step_with_its_sentence():
    class Reading(Runner):
        def carry_out(self, work, *, say, stopped):
            raise StorageFault("storage.missing", path="/bucket/a")

    ended = Reading().submit(work(), stopped=never)
    assert ended.state is StepState.FAILED
    assert (ended.fault.code, ended.fault.params) == ("storage.missing", {"path": "/bucket/a"})


def test_a_log_has_a_limit_and_says_so():
    spoken = Spoken()
    spoken.say("x\n" * (MOST_LINES + 10))
    spoken.say("y" * 10_000)
    assert len(spoken.lines) == MOST_LINES + 1
    assert "left out" in spoken.lines[-1].text
    short = Spoken()
    short.say("y" * 10_000)
    assert short.lines[0].text.endswith("(cut)")


def test_the_log_untouched_longest_is_forgotten():
    logs = Logs(most=2)
    logs.of("a").say("x")
    logs.of("b")
    logs.of("a")
    logs.of("c")
    assert [len(logs.of(key).lines) for key in ("a", "b")] == [1, 0]
