"""The process of one service: started with next to no environment, asked for its health, ended."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from config.launch import processes

HOST = "127.0.0.1"
RUNTIME = Path(__file__).parent.parent / "runtime"
HEALTH_SECONDS = 1.0
PATIENCE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """What to start: the folder of the model's files, the name, where to answer, with what."""

    folder: Path
    name: str
    host: str
    port: int
    environment: Mapping[str, str] = field(default_factory=dict)


def start(launch: Launch) -> subprocess.Popen[bytes]:
    """Start the service in its own process group, tied to this process; its output is a pipe."""
    where = (launch.folder, launch.name, launch.host, str(launch.port))
    return processes.start(
        (sys.executable, "-s", RUNTIME / "answer.py", *where),
        env=_environment(launch),
        output=subprocess.PIPE,
        folder=launch.folder,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the service and whatever it has started in its group."""
    processes.stop(process, patience=PATIENCE)


def is_well(host: str, port: int) -> bool:
    """Tell whether the service says that it is well."""
    connection = http.client.HTTPConnection(host, port, timeout=HEALTH_SECONDS)
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
        return processes.free_port()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, former))
        except OSError:
            return processes.free_port()
    return former


def ending(process: subprocess.Popen[bytes]) -> str:
    """Say how a process that has ended did so."""
    code = process.returncode
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _environment(launch: Launch) -> dict[str, str]:
    """Return nothing of ours but the path; `envs` of the deployment come last."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(launch.folder),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        **launch.environment,
    }
