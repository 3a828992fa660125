"""`python -m tests.benchmarks [name …]`: run the benchmarks, each in a process of its own.

A module that says `NEEDS_DATABASE = True` runs twice: on SQLite and on PostgreSQL, each empty
and migrated. `main()` may use Django either way.
"""

import importlib
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import django
from django.core.management import call_command

from config.env import ROOT
from tests.servers import Servers

HERE = Path(__file__).parent
INSIDE = "WEFT_BENCHMARK"


def names() -> list[str]:
    """Return the benchmarks that were asked for, else all there are."""
    found = [path.stem for path in sorted(HERE.glob("[!_]*.py")) if "def main(" in path.read_text()]
    return sys.argv[1:] or found


def run(name: str) -> None:
    """Run one benchmark, on each database where it needs one."""
    needs_database = "NEEDS_DATABASE = True" in (HERE / f"{name}.py").read_text()
    for kind in ("sqlite", "postgres") if needs_database else ("sqlite",):
        title = f"{name} on {kind}" if needs_database else name
        print(f"\n## {title}", flush=True)
        with ExitStack() as stack:
            servers = Servers(kind)
            stack.callback(servers.end)
            servers.ensure()
            env = {**os.environ, **servers.environment(), INSIDE: name}
            env["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks"], cwd=ROOT, env=env, check=True
            )


def main() -> None:
    """Run the benchmarks; inside the process made for one, run that one."""
    if name := os.environ.get(INSIDE):
        django.setup()
        call_command("migrate", verbosity=0)
        importlib.import_module(f"tests.benchmarks.{name}").main()
        return
    for name in names():
        run(name)


if __name__ == "__main__":
    main()
