"""Jobs as steps of executions, carried out by a real worker on the real local target."""

import io

import pytest

from apps.executions.models import LogChunk, Metric
from apps.storage.opening import store_of
from tests.cast import gather
from tests.executions.rows import condition, row, start, status, step, workflow_of
from tests.targets.local.wards import is_alive, open_way, until

TRAIN = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
parser.add_argument("--data_url"); parser.add_argument("--train_url"); parser.add_argument("--seed")
found, _ = parser.parse_known_args()
size = len(pathlib.Path(found.data_url, "text").read_text())
print("epoch 1/1 size", size)
measured = json.dumps({"score": size + int(found.seed)})
pathlib.Path(found.train_url, "metrics.json").write_text(measured)
"""
DETACHED = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print("detached", os.getpid(), flush=True)
        time.sleep(600)
    os._exit(0)
os.wait()
time.sleep(600)
"""


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def begin(cast, celery_workers, tmp_path, settings):
    """Return a function that runs these steps on a worker of their own."""
    settings.MEDIA_ROOT = open_way(tmp_path) / "home" / "files"

    def begin(*steps, files):
        for path, text in files.items():
            store_of(cast.project).write(path, io.BytesIO(text.encode()))
        worker = celery_workers(WEFT_HOME=str(tmp_path / "home"))
        return worker, start(cast, workflow_of(cast, steps), target="local")

    return begin


def job(name, *after, boot_file="train.py", inputs=(), seed=0):
    algorithm = {"code_dir": "/bucket/code/", "boot_file": boot_file}
    algorithm["parameters"] = [{"name": "seed", "value": seed}]
    return step(
        name,
        *after,
        properties={"algorithm": algorithm},
        inputs=[{"name": key, "type": "obs", "data": value} for key, value in inputs],
        outputs=[{"name": "train_url", "type": "obs", "config": {"obs_url": f"/bucket/{name}/"}}],
    )


def log_of(execution, name):
    chunks = LogChunk.objects.filter(step=row(execution, name)).order_by("number")
    return "".join(chunk.text + "\n" for chunk in chunks)


def test_a_job_feeds_a_condition_with_what_it_measured(begin):
    operand = "$ref/consumptions/train/train_url/score"
    asked = [{"type": ">", "left": operand, "right": 5}]
    _, execution = begin(
        job("train", inputs=[("data_url", "/bucket/data/")], seed=2),
        condition("good", "train", then=["again"], conditions=asked),
        job("again", "good", inputs=[("data_url", "/bucket/data/")]),
        files={"/bucket/code/train.py": TRAIN, "/bucket/data/text": "four"},
    )
    until(lambda: status(execution) in {"completed", "abnormal"})
    assert status(execution) == "completed", log_of(execution, "train")
    assert "epoch 1/1 size 4" in log_of(execution, "train")
    measured = Metric.objects.get(step=row(execution, "train"), key="score")
    assert "[6]" in measured.data.replace(" ", "")


def test_killing_the_worker_kills_everything_of_the_job(begin):
    worker, execution = begin(job("train", boot_file="d.py"), files={"/bucket/code/d.py": DETACHED})
    until(lambda: "detached" in log_of(execution, "train"))
    line = next(one for one in log_of(execution, "train").splitlines() if "detached" in one)
    pid = int(line.split()[-1])
    assert is_alive(pid)
    worker.kill()
    until(lambda: not is_alive(pid))
