"""Worker and beat agree on the tasks, though beat loads none of them."""

import subprocess
import sys

from config.beat import app as beat
from config.celery import app as worker
from config.env import ROOT


def test_every_task_that_beat_sends_is_one_that_the_worker_knows():
    worker.loader.import_default_modules()
    sent = {entry["task"] for entry in beat.conf.beat_schedule.values()}
    assert sent
    assert sent <= set(worker.tasks)


def test_beat_sends_to_where_the_worker_listens():
    assert beat.conf.broker_url == worker.conf.broker_url
    assert beat.conf.task_default_queue == worker.conf.task_default_queue


def test_beat_loads_no_django():
    program = (
        "import config.beat, sys; config.beat.app.finalize(); sys.exit('django.db' in sys.modules)"
    )
    assert subprocess.call([sys.executable, "-c", program], cwd=ROOT) == 0


def test_no_result_is_kept_and_no_message_is_lost_with_its_worker():
    assert worker.conf.task_ignore_result
    assert worker.conf.task_acks_late
    assert worker.conf.task_reject_on_worker_lost
    assert worker.conf.worker_prefetch_multiplier == 1
