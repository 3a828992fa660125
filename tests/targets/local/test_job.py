"""A job after the training convention: code, data, arguments, environment, outputs, figures."""

import json
import os
from datetime import timedelta

import pytest
from django.utils import timezone

from apps.engine.states import StepState
from apps.gallery.code import publish_code
from apps.gallery.models import Asset, Kind
from apps.targets.local.job import errand
from tests.targets.local.jobs import never
from tests.targets.local.wards import until

CONVENTION = """
MA_HOME MA_MOUNT_PATH MA_LOG_DIR MA_SCRIPT_INTERPRETER MA_NUM_HOSTS MA_NUM_GPUS MA_TASK_NAME
VC_TASK_INDEX VC_WORKER_NUM VC_WORKER_HOSTS MA_CURRENT_IP MA_CURRENT_INSTANCE_NAME
"""
SHOW = """
import os, sys, json
print("ARGS", json.dumps(sys.argv[1:]))
print("ENV", json.dumps(dict(os.environ)))
print("CWD", os.getcwd())
"""


def shown(run, word):
    line = next(text for _, text in run.log() if text.startswith(word))
    return json.loads(line.removeprefix(word))


def test_data_goes_in_and_out_by_the_convention(run):
    run.put({"/bucket/data/a.txt": "one", "/bucket/data/deep/b.txt": "two"})
    ended = run.run(
        """
import argparse, pathlib
parser = argparse.ArgumentParser()
parser.add_argument("--data_url"); parser.add_argument("--train_url"); parser.add_argument("--lr")
found, _ = parser.parse_known_args()
data = pathlib.Path(found.data_url)
text = (data / "a.txt").read_text() + (data / "deep/b.txt").read_text() + found.lr
pathlib.Path(found.train_url, "result.txt").write_text(text)
""",
        inputs=[("data_url", "/bucket/data/")],
        outputs=[("train_url", {"obs_url": "obs://bucket/out"})],
        parameters=[{"name": "lr", "value": 0.5}],
    )
    assert ended.state is StepState.COMPLETED, run.said()
    assert ended.outputs == {"train_url": {"obs_url": "/bucket/out/"}}
    assert run.read("/bucket/out/result.txt") == "onetwo0.5"
    assert "uploaded 1 files" in run.said()


def test_arguments_and_variables_are_told_as_they_are_asked_for(run):
    run.put({"/bucket/file.csv": "x"})
    run.run(
        SHOW,
        inputs=[("data", {"obs_url": "/bucket/file.csv"}), ("seed", 7), ("by_env", "/bucket/code")],
        outputs=[("out", {})],
        parameters=[{"name": "flag", "value": True}, {"name": "empty", "value": ""}, "odd"],
        environments={"MINE": "1", "2BAD": "x", "n": 3},
    )
    arguments, env = shown(run, "ARGS"), shown(run, "ENV")
    assert arguments[0].startswith("--data=")
    assert arguments[-5:] == ["--seed=7", "--flag", "true", "--empty", ""]
    assert (env["MINE"], env["n"]) == ("1", "3")
    assert "2BAD" not in env


def test_a_channel_told_by_variable_is_no_argument(run):
    run.put({"/bucket/data/x": "x"})
    kinds = [{"name": "data_url", "access_method": "env"}]
    run.start(SHOW, inputs=[("data_url", "/bucket/data")], channels=kinds)
    run.ended()
    assert shown(run, "ARGS") == []
    assert os.path.basename(shown(run, "ENV")["data_url"]) == "data_url_0"


def test_the_environment_is_the_conventions_and_nothing_of_ours(run, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("WEFT_SECRET_KEY", "secret")
    monkeypatch.setenv("SOME_TOKEN", "secret")
    run.run(SHOW)
    env = shown(run, "ENV")
    assert "secret" not in str(env)
    assert env["MA_JOB_DIR"].endswith("/modelarts/user-job-dir")
    assert env["WORKSPACE"] == env["MA_JOB_DIR"] + "/code"
    for name in CONVENTION.split():
        assert name in env
    assert set(env) & set(os.environ) <= {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR"} | {
        name for name in env if name.startswith("PYTHON")
    }


def test_a_command_is_executed_as_it_is(run):
    run.put({"/bucket/data/x": "data"})
    ended = run.run(
        inputs=[("data_url", "/bucket/data/")],
        outputs=[("out", {"obs_url": "/bucket/out/"})],
        command='cat "$data_url/x" > "$out/y"; echo done',
    )
    assert ended.state is StepState.COMPLETED, run.said()
    assert run.read("/bucket/out/y") == "data"


@pytest.fixture
def algorithm(run):
    asset = Asset.objects.create(kind=Kind.ALGORITHM, name="digits")
    when = timezone.now() - timedelta(days=1)
    version = asset.versions.create(number="1.0", published_at=when)
    publish_code(
        version,
        {"train.py": b"import nets; nets.go()", "nets.py": b"def go(): print('go')"},
        boot_file="train.py",
    )
    return version


def test_an_algorithm_of_the_gallery_is_run(run, algorithm):
    assert run.run(id=algorithm.asset_id).state is StepState.COMPLETED, run.said()
    assert ("info", "go") in run.log()


def test_a_subscribed_version_is_named_by_two_ids(run, algorithm):
    ended = run.run(subscription_id=algorithm.asset_id, item_version_id=algorithm.pk)
    assert ended.state is StepState.COMPLETED, run.said()


def test_figures_are_read_while_it_runs_and_after(run):
    run.start(
        """
import json, os, sys, time
out = sys.argv[1].partition("=")[2]
with open(out + "/metrics.jsonl", "w") as file:
    for step in (1, 2):
        print(json.dumps({"epoch": step, "loss": 1 / step}), file=file, flush=True)
open(out + "/progress.json", "w").write('{"progress": 0.5, "text": "half"}')
while not os.path.exists(out + "/../../../tmp/go"): time.sleep(.02)
open(out + "/metrics.json", "w").write('{"accuracy": 0.93, "note": "good", "nested": {"x": 1}}')
""",
        outputs=[("train_url", {"obs_url": "/bucket/out/"})],
    )
    metrics = {}

    def seen():
        metrics.update({one.key: one.data for one in run.look().metrics or ()})
        return metrics

    until(lambda: "loss" in seen())
    assert metrics["loss"] == {
        "x_axis": [{"title": "epoch", "value": [1, 2]}],
        "y_axis": [{"title": "loss", "value": [1.0, 0.5]}],
    }
    assert (run.look().progress, run.look().progress_text) == (0.5, "half")
    (run.job._errands[run.work.id + "/1"]._ready.folders.tmp / "go").touch()
    until(lambda: "accuracy" in seen())
    assert metrics["accuracy"]["y_axis"][0]["value"] == [0.93]
    assert metrics["note"]["y_axis"][0]["value"] == ["good"]
    assert "nested" not in metrics
    assert run.ended().metrics is None


def test_the_same_attempt_is_begun_once(run):
    first = run.start("print('once')")
    again = run.job.submit(run.work, stopped=never)
    assert first.handle == again.handle
    run.ended()
    assert run.said().count("once") == 1
    assert run.job.submit(run.work, stopped=never).state is StepState.COMPLETED


def test_its_log_is_exported_where_it_is_asked_for(run):
    run.run(
        "print('hello')",
        engine={"engine_name": "PyTorch"},
        spec={"log_export_path": {"obs_url": "/bucket/logs/"}},
    )
    assert "hello" in run.read(f"/bucket/logs/modelarts-job-{run.work.id}-worker-0.log")
    assert "the engine PyTorch is not here" in run.said()


def test_an_output_without_a_path_gets_one_and_is_there_even_when_empty(run):
    ended = run.run("pass", outputs=[("out", {})])
    path = ended.outputs["out"]["obs_url"]
    assert path == f"/weft-outputs/{run.work.execution_id}/{run.work.step}/out/"
    assert run.store.exists(path)


def test_the_working_directory_is_gone_afterwards(run, tmp_path):
    run.run("open('x', 'w')")
    (left,) = (tmp_path / "work").iterdir()
    assert [part.name for part in left.iterdir()] == ["control"]
    errand = next(iter(run.job._errands.values()))
    errand.ended_at -= 1000
    run.work = run.work.__class__(**{**_fields(run.work), "id": "another"})
    run.job.submit(run.work, stopped=never)
    run.ended()
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["another-1"]


def _fields(work):
    return {name: getattr(work, name) for name in work.__slots__}


def test_outputs_are_uploaded_while_it_runs(run, monkeypatch):
    monkeypatch.setattr(errand, "UPLOAD_EVERY", 0.1)
    run.start(
        """
import sys, time
out = sys.argv[1].partition("=")[2]
open(out + "/checkpoint", "w").write("first")
time.sleep(600)
""",
        outputs=[("out", {"obs_url": "/bucket/out/"})],
    )
    until(lambda: run.store.exists("/bucket/out/checkpoint"))
    assert run.look().state is StepState.RUNNING
    run.job.cancel(run.work, "")


def test_storage_that_does_not_take_the_outputs_fails_a_job_that_went_well(run):
    run.put({"/bucket/out": "a file where the directory is to be"})
    ended = run.run("pass", outputs=[("out", {"obs_url": "/bucket/out/"})])
    assert (ended.state, ended.fault.code) == (StepState.FAILED, "storage.other_kind")
    failed = run.run("1/0", number=2, outputs=[("out", {"obs_url": "/bucket/out/"})])
    assert failed.fault.code == "job.exit"
    assert "not uploaded" in run.said()
