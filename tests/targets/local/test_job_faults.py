"""Jobs that cannot be run, and jobs that end badly: each is told for what it is."""

import os
import time

import pytest

from apps.core.messages import sentence
from apps.engine.states import StepState
from apps.spec.problems import Problem
from apps.targets.local.folders import make_folders, remove_abandoned
from tests.targets.local.jobs import never
from tests.targets.local.wards import USER, is_alive, until
from tests.targets.local.works import work


def refusal(run, *, spec=None, **algorithm):
    return run.job.refuses(work(properties={"algorithm": algorithm, "spec": spec or {}}))


def test_jobs_are_refused_when_others_reach_weft_until_an_administrator_allows_them(run, settings):
    assert refusal(run, command="true") is None
    settings.BOUND_TO_LOOPBACK = False
    assert refusal(run, command="true").code == "job.not_allowed"
    settings.WEFT_RUN_CODE = True
    assert refusal(run, command="true") is None
    settings.BOUND_TO_LOOPBACK, settings.WEFT_RUN_CODE = True, False
    assert refusal(run, command="true").code == "job.not_allowed"


def test_what_has_nothing_to_run_or_wants_several_nodes_is_refused(run):
    assert refusal(run).code == "job.no_code"
    assert refusal(run, code_dir="/bucket/code").code == "job.no_code"
    resource = {"resource": {"node_count": 2}}
    assert refusal(run, command="true", spec=resource).params == {"count": 2}
    assert run.job.refuses(work(properties={"algorithm": ["odd"], "spec": 3})).code == "job.no_code"


def test_an_image_without_a_program_for_containers_is_refused(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    fault = refusal(run, command="true", engine={"image_url": "org/image:1"})
    assert (fault.code, fault.params) == ("job.no_containers", {"image": "org/image:1"})


@pytest.mark.parametrize(
    ("algorithm", "code"),
    [
        ({"id": "no-such"}, "job.unknown_algorithm"),
        ({"code_dir": "/bucket/none/", "boot_file": "a.py"}, "storage.missing"),
        ({"code_dir": "/bucket/code/", "boot_file": "none.py"}, "job.no_boot_file"),
        ({"code_dir": "/bucket/code/", "boot_file": "/other/a.py"}, "storage.path"),
        ({"code_dir": "/bucket/code/", "boot_file": "../a.py"}, "storage.path"),
        ({"code_dir": "relative", "boot_file": "a.py"}, "storage.bucket"),
    ],
)
def test_code_that_is_not_there_fails_the_creation(run, algorithm, code):
    run.put({"/bucket/code/main.py": ""})
    ended = run.run(**algorithm)
    assert (ended.state, ended.fault.code) == (StepState.CREATE_FAILED, code)


def test_an_input_that_is_not_there_fails_the_creation(run):
    ended = run.run("pass", inputs=[("data_url", "/bucket/nothing/")])
    assert (ended.state, ended.fault.code) == (StepState.CREATE_FAILED, "storage.missing")


@pytest.mark.parametrize(
    ("code", "fault", "params"),
    [
        ("import sys; sys.exit(3)", "job.exit", {"code": 3}),
        ("import sys; sys.exit(137)", "job.exit_137", {}),
        ("import sys; sys.exit(143)", "job.exit_signal", {"code": 143, "signal": "SIGTERM"}),
        ("import os; os.kill(os.getpid(), 9)", "job.killed", {}),
        ("import os; os.abort()", "job.signal", {"signal": "SIGABRT"}),
    ],
)
def test_every_end_is_told_for_what_it_is(run, code, fault, params):
    ended = run.run(code)
    assert ended.state is StepState.FAILED
    assert (ended.fault.code, dict(ended.fault.params)) == (fault, params)
    assert sentence(Problem(code=fault, params=params)) != fault


def test_too_much_disk_and_memory_are_told_with_the_limit(run, settings):
    settings.WEFT_JOB_DISK_GIB = 0.01
    settings.WEFT_JOB_FLAVORS = {"default": (1, 0.1)}
    code = "import time\nfor n in range(99): open(f'f{n}', 'wb').write(bytes(1 << 20))\n"
    full = run.run(code + "time.sleep(60)")
    assert (full.fault.code, full.fault.params) == ("job.disk", {"limit": 10})
    settings.WEFT_JOB_DISK_GIB = 1
    large = run.run("import time; kept = bytearray(b'x') * (200 << 20); time.sleep(60)", number=2)
    assert (large.fault.code, large.fault.params["limit"]) == ("job.memory", 102)


def test_a_job_that_ends_badly_still_brings_what_it_wrote_but_no_links(run):
    ended = run.run(
        """
import os, sys
out = sys.argv[1].partition("=")[2]
open(out + "/checkpoint", "w").write("half")
os.symlink("/etc/passwd", out + "/stolen")
os.symlink("/etc", out + "/folder")
os.mkfifo(out + "/pipe")
os.rename(out, out + "-moved") if os.access(out + "/..", os.W_OK) else print("cannot be swapped")
sys.exit(1)
""",
        outputs=[("out", {"obs_url": "/bucket/out/"})],
    )
    assert ended.fault.code == "job.exit"
    if USER is not None:
        assert "cannot be swapped" in run.said()
        assert [entry.path for entry in run.store.list("/bucket/out", limit=9)] == [
            "/bucket/out/checkpoint"
        ]


def test_cancelling_ends_it_within_two_seconds_even_if_it_does_not_want_to(run):
    run.start(
        """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("pid", os.getpid(), flush=True)
time.sleep(600)
"""
    )
    until(lambda: "pid" in run.said())
    pid = int(next(text for _, text in run.log() if text.startswith("pid")).split()[1])
    began = time.monotonic()
    run.job.cancel(run.work, "")
    assert not is_alive(pid)
    assert time.monotonic() - began < 2
    assert run.ended().state is StepState.STOPPED


def test_what_is_not_known_is_lost_and_cancelling_it_is_no_fault(run):
    assert run.job.observe(run.work, "").fault.code == "local.work_lost"
    assert run.job.log(run.work, "", after="").lines == ()
    run.job.cancel(run.work, "")


def test_directories_of_workers_that_were_killed_are_removed(run, tmp_path):
    used, abandoned = make_folders("used"), make_folders("abandoned")
    os.close(abandoned.held)
    remove_abandoned()
    assert abandoned.root.exists()  # it could be one that is just being made
    for folders in (used, abandoned):
        os.utime(folders.root, (1, 1))
    remove_abandoned()
    assert (used.root.exists(), abandoned.root.exists()) == (True, False)
    used.remove()


FAKE_PODMAN = """#!/bin/sh
echo "$@" >> {log}
case "$1" in
  run) while [ "$1" != image:1 ]; do shift; done; shift; exec /bin/sh "$@";;
esac
"""


def test_a_container_is_run_and_removed_whatever_becomes_of_it(run, monkeypatch, tmp_path):
    program = tmp_path / "podman"
    program.write_text(FAKE_PODMAN.format(log=tmp_path / "calls"))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    engine = {"image_url": "image:1"}
    assert refusal(run, command="echo hi", engine=engine) is None
    ended = run.run(command="echo hi", engine=engine)
    calls = (tmp_path / "calls").read_text().splitlines()
    assert ended.state is StepState.COMPLETED, run.said()
    assert calls[0] == "info"
    assert "--entrypoint /bin/sh image:1 -c echo hi" in calls[1]
    assert calls[-1] == f"rm --force weft-{run.work.id}-1"


def test_stopping_before_it_began_is_stopped(run):
    run.start("print(1)")
    run.job.cancel(run.work, "")
    assert run.ended().state in {StepState.STOPPED, StepState.COMPLETED}
    assert never() is False


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_job_does_not_outlive_a_fault_of_ours(run, monkeypatch):
    def stumble(*_, **__):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("apps.targets.local.job.gauges.Gauges.look", stumble)
    ended = run.run("import os, time; print(os.getpid(), flush=True); time.sleep(600)")
    assert (ended.state, ended.fault.code) == (StepState.FAILED, "job.broke")
    ward = run.job._errands[f"{run.work.id}/1"]._ward
    assert ward.report().ended
