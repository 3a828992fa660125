"""The trial of runs at a second server: `make trials`. It stands still, our worker is killed.

Each run is begun over there once, whatever answers are lost, and ends here as it ended there.
"""

import random
import time

from apps.executions.models import Execution
from apps.targets.modelarts.client import Client
from apps.targets.modelarts.signing import Keys, SignedBy
from apps.teams.demo import REHEARSALS_ID
from tests.cast import gather
from tests.config.launched import Launched, launched
from tests.targets.remote import key_of
from tests.targets.whole_runs import beat_until, start, states, target_at

MANY = 10
TRIAL = {"DJANGO_SETTINGS_MODULE": "tests.trials.settings"}
OPTIONS = {"seconds": 2, "steps": {"train": {"metrics": {"accuracy": 0.93}}}}
_WANTED = {"train": "completed", "check": "completed", "register": "completed", "again": "skipped"}


def labels_over_there(weft: Launched) -> list[str]:
    """Return the labels of every execution over there."""
    key = key_of(weft, REHEARSALS_ID)
    auth = SignedBy(Keys(key["access_key"], key["secret_key"]))
    endpoint = f"http://127.0.0.1:{weft.port}"
    client = Client(endpoint, project_id=REHEARSALS_ID, auth=auth, private=True)
    workflows = client.call("GET", "/workflows", seconds=30, params={"limit": "1000"}).json()
    found: list[str] = []
    for workflow in workflows["items"]:
        path = f"/workflows/{workflow['workflow_id']}/executions"
        listed = client.call("GET", path, seconds=30, params={"limit": "1000"}).json()
        found += [label for one in listed["items"] for label in one["labels"]]
    return found


def test_runs_at_a_server_that_stands_still_end_once(
    transactional_db, settings, tmp_path, celery_workers
):
    settings.WEFT_PRIVATE_TARGETS = True
    chance = random.Random(20261124)
    with launched(tmp_path / "second") as second:
        worker = celery_workers(**TRIAL)
        cast = gather()
        target = target_at(second, cast)
        begun = [
            start(cast, target, options=OPTIONS, parameters={"rate": 0.1}) for _ in range(MANY)
        ]
        for _ in range(6):
            over = time.monotonic() + chance.uniform(0.5, 2)
            beat_until(lambda over=over: time.monotonic() > over)
            web = second.children()["web"]
            web.suspend()
            over = time.monotonic() + chance.uniform(1, 4)
            beat_until(lambda over=over: time.monotonic() > over)
            worker.kill()
            worker.wait()
            web.resume()
            worker = celery_workers(**TRIAL)
        unfinished = Execution.objects.filter(finished_at=None)
        beat_until(lambda: not unfinished.exists(), patience=240)
        assert [states(one) for one in begun] == [_WANTED] * MANY
        mine = sorted(f"weft-{one.pk}" for one in begun)
        assert sorted(labels_over_there(second)) == mine
