"""The local target's frame: which runner is asked."""

import pytest

from apps.targets.local import target
from apps.targets.local.target import open_target
from tests.targets.local.test_in_process import Counting, never
from tests.targets.local.works import work


def test_an_unknown_type_is_refused():
    fault = open_target("local", project_id="p1").refuses(work(type="quantum"))
    assert (fault.code, fault.params) == ("local.step_type", {"type": "quantum"})


@pytest.fixture
def counting(monkeypatch):
    monkeypatch.setattr(target, "RUNNERS", {"counting": f"{Counting.__module__}.Counting"})
    target.runner_of.cache_clear()
    yield
    target.runner_of.cache_clear()


def test_every_question_goes_to_the_runner_of_the_type(counting):
    local, counted = open_target("local", project_id="p1"), work(type="counting")
    assert local.attached
    assert local.refuses(counted) is None
    assert local.submit(counted, stopped=never).state == "completed"
    again = open_target("local", project_id="p2")
    assert len(again.log(counted, "", after="").lines) == 3
    assert again.observe(counted, "").fault.code == "local.work_lost"
    again.cancel(counted, "")
