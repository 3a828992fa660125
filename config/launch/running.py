"""From nothing to a running Weft: broker, database, then web server, worker and beat."""

import contextlib
import sys
import time
from collections.abc import Callable, Mapping

from config.launch import processes, programs, valkey
from config.launch.health import health
from config.launch.options import CannotStart, Options
from config.launch.say import say
from config.launch.signals import Signals
from config.launch.supervisor import Supervisor

PATIENCE = 90.0


class AskedToEnd(Exception):
    """The person ended the start before it was complete."""


def run(options: Options) -> None:
    """Start everything, say where it is, keep it running until asked to end, and end it."""
    began, supervisor = time.monotonic(), Supervisor(Signals())
    try:
        with contextlib.suppress(AskedToEnd):
            bring_up(options, supervisor)
            say(f"{options.address} is ready after {time.monotonic() - began:.1f} s.")
            say(f"State and logs are in {options.home}. Ctrl+C ends everything.")
        while not supervisor.is_asked_to_end:
            supervisor.tend(60)
        say("Ending.")
    finally:
        supervisor.end()


def bring_up(options: Options, supervisor: Supervisor) -> None:
    """Start every program in the order of need and return once all of them are well."""
    redis_url = options.redis_url or start_broker(options, supervisor)
    env = programs.environment(options, redis_url=redis_url)
    prepare_database(supervisor, env=env)
    supervisor.add(programs.python_programs(options, env=env))
    wait_until_ready(options, supervisor)


def start_broker(options: Options, supervisor: Supervisor) -> str:
    """Start the embedded broker; return its URL once it answers."""
    port, password = processes.free_port(), programs.new_password()
    supervisor.add([programs.broker(options, port=port, password=password)])
    wait_until(lambda: valkey.answers(port), supervisor, of=f"the broker; see {options.home}/log")
    return f"redis://:{password}@127.0.0.1:{port}/0"


def prepare_database(supervisor: Supervisor, *, env: Mapping[str, str]) -> None:
    """Migrate and load the demo in a process of its own; it says itself what it does."""
    process = processes.start([sys.executable, "manage.py", "prepare"], env=env)
    while process.poll() is None and not supervisor.is_asked_to_end:
        supervisor.tend(1)
    processes.stop(process)
    if supervisor.is_asked_to_end:
        raise AskedToEnd
    if process.returncode:
        raise CannotStart("The database could not be prepared; what went wrong is said above.")


def wait_until_ready(options: Options, supervisor: Supervisor) -> None:
    """Return once /healthz is content."""
    what = f"the web server and the worker; see {options.home}/log"
    wait_until(lambda: health(options) == 200, supervisor, of=what)


def wait_until(holds: Callable[[], bool], supervisor: Supervisor, *, of: str) -> None:
    """Return once `holds()` is true, programs being looked after meanwhile.

    Raise `AskedToEnd` when the person ends it, `CannotStart` after `PATIENCE` seconds.
    """
    give_up = time.monotonic() + PATIENCE
    while not holds():
        supervisor.tend(0.05)
        if supervisor.is_asked_to_end:
            raise AskedToEnd
        if time.monotonic() > give_up:
            raise CannotStart(f"Waited {PATIENCE:g} s in vain for {of}.")
