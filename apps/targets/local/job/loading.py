"""Everything before the program runs: its code and data are brought, its order is written."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from apps.datasets.making.delivery import deliver
from apps.storage.paths import parse
from apps.targets.local.job.channels import Files
from apps.targets.local.job.code import Placed, place_code
from apps.targets.local.job.command import command_of, environment_of
from apps.targets.local.job.containers import container_command, own_environment, removing
from apps.targets.local.job.ready import Ready
from apps.targets.local.surroundings import hidden_paths, interpreter, needed_paths
from apps.targets.local.warden.order import Order

Tell = Callable[[str], None]


def load(ready: Ready, *, tell: Tell, check: Callable[[], None]) -> Order:
    """Bring code and data; return what is to be run. Raise `JobFault`, `StorageFault` or `Refused`.

    `check` is called between one file and the next, and may raise to end it.
    """
    placed = place_code(ready.plan, ready.code, ready.store, ready.folders.code)
    for one in ready.inputs:
        check()
        tell(f"downloading {one.manifest or one.path} as {one.channel.name}")
        _download(ready, one, check)
    ready.folders.hand_over(ready.user, [one.folder for one in (*ready.inputs, *ready.outputs)])
    _tell_limits(ready, tell)
    return _contained(ready, placed) if ready.container else _order(ready, placed)


def _tell_limits(ready: Ready, tell: Tell) -> None:
    """Say what the job may use, and what of it is only watched."""
    limits = ready.limits
    present = len(os.sched_getaffinity(0))
    cpus = f"{limits.cpus} CPUs" + (f" (there are {present})" if present < limits.cpus else "")
    memory, disk = (f"{size / 2**30:g} GiB" for size in (limits.memory, limits.disk))
    how = "limited by the container" if ready.container else "watched, not limited"
    tell(f"{cpus}; memory {memory}, {how}; disk {disk}, watched")
    if ready.plan.engine and not ready.container:
        tell(f"the engine {ready.plan.engine} is not here: {interpreter()} runs the job")
    if ready.user is None and not ready.container:
        tell("running as the user of the worker: Weft is not root here")


def _download(ready: Ready, one: Files, check: Callable[[], None]) -> None:
    """Bring a directory's files, or one file into the directory; of a dataset its samples."""
    if one.manifest:
        deliver(ready.store, one.manifest, one.folder, check=check)
        return
    brought = one.folder.with_name(f"{one.folder.name}.brought")
    brought.parent.mkdir(parents=True, exist_ok=True)
    ready.store.download(one.path, brought)
    if brought.is_dir():
        brought.rename(one.folder)
    else:
        one.folder.mkdir()
        brought.rename(one.folder / parse(one.path).name)


def _order(ready: Ready, placed: Placed) -> Order:
    files = [*ready.inputs, *ready.outputs]
    command = command_of(ready.plan, placed, files, python=interpreter())
    return _common(ready, command, _environment(ready, placed), placed.folder)


def _contained(ready: Ready, placed: Placed) -> Order:
    """Return the order for the program that runs the container; it is ours and stays our user."""
    command = container_command(
        ready.container,
        name=ready.name,
        image=ready.plan.image,
        command=command_of(ready.plan, placed, [*ready.inputs, *ready.outputs], python="python"),
        env=_environment(ready, placed) | {"PATH": "/usr/local/bin:/usr/bin:/bin"},
        folder=placed.folder,
        visible=ready.folders.root,
        user=ready.user,
        limits=ready.limits,
    )
    return _common(ready, command, own_environment(), placed.folder)


def _common(ready: Ready, command: list[str], env: dict[str, str], folder: Path) -> Order:
    folders, inside = ready.folders, not ready.container
    return Order(
        command=command,
        env=env,
        folder=str(folder),
        log=str(folders.log),
        state=str(folders.state),
        tmp=str(folders.tmp),
        user=ready.user if inside else None,
        needed=needed_paths(folders.root) if inside else (),
        hidden=hidden_paths() if inside else (),
        limits=ready.limits,
        log_limit=settings.WEFT_JOB_LOG_MIB * 2**20,
        afterwards=removing(ready.container, ready.name) if ready.container else (),
    )


def _environment(ready: Ready, placed: Placed) -> dict[str, str]:
    return environment_of(
        ready.work,
        ready.plan,
        placed,
        [*ready.inputs, *ready.outputs],
        folders=ready.folders,
        limits=ready.limits,
    )
