"""The command line of a job and its environment, as the training convention has them."""

import json
from collections.abc import Mapping, Sequence

from apps.executions.ports import Work
from apps.spec.shapes import Json
from apps.targets.local.folders import Folders
from apps.targets.local.job.channels import Files, plain_values
from apps.targets.local.job.code import Placed
from apps.targets.local.job.plan import Plan, as_argument, is_variable
from apps.targets.local.surroundings import clean_environment, interpreter
from apps.targets.local.warden.order import Limits


def command_of(plan: Plan, placed: Placed, files: Sequence[Files], *, python: str) -> list[str]:
    """Return the program and its arguments; a command is executed as it is."""
    if not placed.boot_file:
        return ["/bin/sh", "-c", plan.command]
    return [python, "-u", str(placed.folder / placed.boot_file), *_arguments(plan, files)]


def environment_of(
    work: Work,
    plan: Plan,
    placed: Placed,
    files: Sequence[Files],
    *,
    folders: Folders,
    limits: Limits,
) -> dict[str, str]:
    """Return the whole environment: nothing of ours, the convention's, and what the job asks."""
    told = [one for one in files if is_variable(one.channel.name)]
    by_choice = [one for one in told if one.channel.by_variable or not placed.boot_file]
    return {
        **clean_environment(home=folders.home, tmp=folders.tmp),
        **_threads(limits),
        **{one.channel.name: str(one.folder) for one in by_choice},
        **plan.variables,
        **_convention(work, placed, folders),
    }


def _arguments(plan: Plan, files: Sequence[Files]) -> list[str]:
    """Return `--name=directory` of the channels, then `--name value` of the hyperparameters."""
    channels = [
        f"--{one.channel.name}={one.folder}" for one in files if not one.channel.by_variable
    ]
    values = [f"--{one.name}={_shown(one.value)}" for one in plain_values(plan)]
    pairs = [part for name, value in plan.parameters for part in (f"--{name}", value)]
    return [*channels, *values, *pairs]


def _shown(value: Json) -> str:
    return json.dumps(value) if isinstance(value, (Mapping, list)) else as_argument(value)


def _convention(work: Work, placed: Placed, folders: Folders) -> dict[str, str]:
    return {
        "MA_HOME": str(folders.home),
        "MA_JOB_DIR": str(folders.code),
        "MA_MOUNT_PATH": str(folders.modelarts),
        "MA_LOG_DIR": str(folders.logs),
        "MA_SCRIPT_INTERPRETER": interpreter() if placed.boot_file else "",
        "WORKSPACE": str(placed.folder),
        "MA_NUM_HOSTS": "1",
        "MA_NUM_GPUS": "0",
        "MA_TASK_NAME": "worker",
        "VC_TASK_INDEX": "0",
        "VC_WORKER_NUM": "1",
        "VC_WORKER_HOSTS": "127.0.0.1",
        "MA_CURRENT_IP": "127.0.0.1",
        "MA_CURRENT_INSTANCE_NAME": f"{work.id}-worker-0",
    }


def _threads(limits: Limits) -> dict[str, str]:
    """Return how many threads the usual libraries may start, so that they fit the CPUs."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return dict.fromkeys(names, str(limits.cpus)) if limits.cpus else {}
