"""What the trial of two hosts and its short form share: two workers, and jobs for them."""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from apps.executions import actions, sweeper
from apps.executions.models import Execution
from apps.storage.models import StorageSettings
from apps.workflows.actions import create_workflow
from config.launch.processes import stop
from tests.cast import Cast, gather
from tests.fakes import s3
from tests.trials.hosts import Host, two_hosts
from tests.workers import Worker, database_url, start_worker

MAKERS = tuple(f"make_{number}" for number in range(8))
_MAKE = "sleep 1; hostname > $out/host"
_JOIN = "cat $MA_MOUNT_PATH/inputs/*/host > $out/hosts; wc -l $out/hosts"
SWEEP = 2.0


def job(name: str, command: str, *, inputs: Sequence[str] = ()) -> dict[str, object]:
    """Return a step that runs a command, and reads what other steps wrote."""
    return {
        "name": name,
        "type": "job",
        "depend_steps": list(inputs),
        "properties": {"algorithm": {"command": command}},
        "inputs": [
            {"name": f"from_{one}", "type": "obs", "data": f"$ref/consumptions/{one}/out"}
            for one in inputs
        ],
        "outputs": [{"name": "out", "type": "obs", "config": {"obs_url": f"/bucket/{name}/"}}],
    }


class Stage:
    """Two hosts with a worker each, and a project whose files lie in the store that they share."""

    def __init__(self, hosts: Sequence[Host], store: s3.Endpoint, folder: Path) -> None:
        self.hosts, self.store, self.folder = hosts, store, folder
        self.cast: Cast = gather()
        StorageSettings.objects.create(
            project=self.cast.project,
            endpoint=hosts[0].seen(store.url),
            access_key=s3.ACCESS_KEY,
            secret_key=s3.SECRET_KEY,
        )
        self.workers = [self._worker(host) for host in hosts]

    def start(self, *steps: dict[str, object]) -> Execution:
        """Start a workflow of these steps."""
        document = {"name": "two hosts", "steps": list(steps)}
        workflow = create_workflow(project=self.cast.project, document=document, by=self.cast.owner)
        return actions.start_execution(workflow, by=self.cast.operator, target="local")

    def made(self, key: str) -> str:
        """Return a file of the store."""
        return self.store.buckets["bucket"][key].decode()

    def _worker(self, host: Host) -> Worker:
        """Start a host's worker: its own folders, and the keys that both must have."""
        home = self.folder / host.name
        home.mkdir()
        shutil.copy(Path(settings.WEFT_HOME) / "secret.key", home)
        env = {
            "WEFT_HOME": str(home),
            "WEFT_WORK_DIR": str(home / "work"),
            "WEFT_STEP_SLOTS": "2",
            "DATABASE_URL": host.seen(database_url()),
            "REDIS_URL": host.seen(os.environ["REDIS_URL"]),
            "DJANGO_SETTINGS_MODULE": "tests.targets.worker_settings",
        }
        return start_worker(log=home / "worker.log", env=env, behind=host.prefix)


@contextmanager
def two_hosts_at_work(folder: Path) -> Iterator[Stage]:
    """Have two hosts at work, their files below `folder`."""
    for above in (folder, *folder.parents[:2]):
        above.chmod(above.stat().st_mode | 0o011)
    with (
        s3.serve() as store,
        two_hosts(database_url(), os.environ["REDIS_URL"], store.url) as hosts,
    ):
        at_work = Stage(hosts, store, folder)
        yield at_work
        for worker in at_work.workers:
            stop(worker)


def sweep_until(reached: Callable[[], object], *, patience: float = 90) -> None:
    """Sweep as the beat does until something is so."""
    give_up, next_sweep = time.monotonic() + patience, 0.0
    while not reached():
        now = time.monotonic()
        assert now < give_up, "waited in vain"
        if now >= next_sweep:
            sweeper.sweep()
            next_sweep = now + SWEEP
        time.sleep(0.1)


def is_over(execution: Execution) -> bool:
    return Execution.objects.filter(pk=execution.pk, finished_at__isnull=False).exists()


def assert_spread(stage: Stage, makers: Sequence[str]) -> None:
    """Run jobs side by side: both hosts do some, and one that comes after reads what all wrote."""
    execution = stage.start(
        *(job(name, _MAKE) for name in makers), job("join", _JOIN, inputs=makers)
    )
    sweep_until(lambda: is_over(execution))
    faults = execution.steps.exclude(error_code="").values_list("name", "error_code")
    assert list(faults) == []
    hosts = stage.made("join/hosts").split()
    assert len(hosts) == len(makers)
    print(f"\nthe jobs ran on {', '.join(f'{name}: {hosts.count(name)}' for name in set(hosts))}")
    if stage.hosts[0].namespace:
        assert set(hosts) == {host.name for host in stage.hosts}
