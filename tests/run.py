"""`make test`: every test on PostgreSQL, those that touch the database on SQLite too, and the
scripts' tests. Runs all of them whatever fails, then says which failed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from config.env import ROOT
from config.launch import valkey
from config.launch.options import CannotStart
from tests import chromium, postgres

PYTEST = (sys.executable, "-m", "pytest")
ON_BOTH_DATABASES = ("tests/workflows", "tests/api", "tests/editor")


class Run(NamedTuple):
    """One part of the whole: its name, its command and what it adds to the environment."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str] = {}


def runs(arguments: Sequence[str]) -> list[Run]:
    """Return the parts; `arguments` go to pytest."""
    scripts = sorted((ROOT / "tests/js").rglob("*.test.js"))
    both = [folder for folder in ON_BOTH_DATABASES if (ROOT / folder).is_dir()]
    return [
        Run("scripts", ("node", "--test", *scripts)),
        Run("SQLite", (*PYTEST, *both, *arguments), {"WEFT_TEST_DATABASE": "sqlite"}),
        Run("PostgreSQL", (*PYTEST, *arguments), {"WEFT_TEST_DATABASE": "postgres"}),
    ]


def passes(part: Run) -> bool:
    """Run one part with its output shown; return whether it passed, and say how long it took."""
    print(f"\n== tests: {part.name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(part.command, cwd=ROOT, env={**os.environ, **part.env}, check=False)
    print(f"== tests: {part.name} took {time.monotonic() - began:.0f} s", flush=True)
    return done.returncode == 0


def missing() -> list[str]:
    """Return a sentence for each part without which the tests cannot run."""
    said = [] if shutil.which("node") else ["Node 20 or newer is missing: run `make test`."]
    for find in (postgres.installed, valkey.find_binary, chromium.find):
        try:
            find()
        except (RuntimeError, CannotStart) as error:
            said.append(str(error))
    return said


def main() -> int:
    """Return the exit code of the whole."""
    if sentences := missing():
        print("== tests:", *sentences)
        return 2
    failed = [part.name for part in runs(sys.argv[1:]) if not passes(part)]
    print(f"\n== tests: {'failed: ' + ', '.join(failed) if failed else 'all passed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
