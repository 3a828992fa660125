"""The program of one service: run as jobs are, with nothing of ours around it."""

import contextlib
import http.client
import socket

from django.conf import settings

from apps.targets.local.flavors import GIB
from apps.targets.local.folders import Folders
from apps.targets.local.services.files import key_of, model_in, runtime_in
from apps.targets.local.services.wanted import Wanted
from apps.targets.local.surroundings import (
    clean_environment,
    hidden_paths,
    interpreter,
    needed_paths,
)
from apps.targets.local.users import user_for
from apps.targets.local.warded import Warded
from apps.targets.local.warden.order import Limits, Order, Report
from config.launch.processes import free_port

HOST = "127.0.0.1"
HEALTH_SECONDS = 1.0
PATIENCE = 3.0
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def start(service: Wanted, folders: Folders, port: int) -> Warded:
    """Start the service at a port; it dies with this process."""
    return Warded(_order(service, folders, port), held=folders.held)


def is_well(port: int) -> bool:
    """Tell whether the service at a port says that it is well."""
    connection = http.client.HTTPConnection(HOST, port, timeout=HEALTH_SECONDS)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/health", headers={"Connection": "close"})
            answer = connection.getresponse()
            answer.read(1024)
            return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False


def port_to_use(former: int | None) -> int:
    """Return the port a service had, so that its address stays, or a free one."""
    if former is None:
        return free_port()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, former))
        except OSError:
            return free_port()
    return former


def ending(report: Report) -> str:
    """Say how a service that has ended did so."""
    if report.unstartable:
        return report.unstartable[:200]
    if report.reason:
        return f"out of {report.reason}"
    return f"exit code {report.code}" if report.signal is None else f"signal {report.signal}"


def _order(service: Wanted, folders: Folders, port: int) -> Order:
    model = model_in(folders)
    program = (interpreter(), "-s", str(runtime_in(folders) / "answer.py"))
    cpus, memory = settings.WEFT_JOB_FLAVORS["default"]
    return Order(
        command=(*program, str(model), service.name, HOST, str(port)),
        env={
            **clean_environment(home=folders.home, tmp=folders.tmp),
            **_THREADS,
            **service.environment,
        },
        folder=str(model),
        log=str(folders.log),
        state=str(folders.state),
        tmp=str(folders.tmp),
        user=user_for(key_of(service)),
        needed=needed_paths(folders.root),
        hidden=hidden_paths(),
        limits=Limits(
            cpus=int(cpus),
            memory=int(memory * GIB),
            disk=int(settings.WEFT_JOB_DISK_GIB * GIB),
            folder=str(folders.root),
        ),
        log_limit=settings.WEFT_JOB_LOG_MIB * 2**20,
    )
