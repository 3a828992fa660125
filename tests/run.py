"""`make test`: every test on PostgreSQL, those that touch the database on SQLite too (requests made
up by the hundred only once), and the scripts' tests. Runs all of them whatever fails, then says
which failed.

Two parts run side by side: a test that waits for a server or a page leaves a core to another.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from config.env import ROOT
from config.launch import valkey
from config.launch.options import CannotStart
from tests import chromium, postgres

PYTEST = (sys.executable, "-m", "pytest")
ON_BOTH_DATABASES = ("tests/workflows", "tests/api", "tests/editor")
BROWSER = "tests/e2e"
SIDE_BY_SIDE = 2


class Run(NamedTuple):
    """One part of the whole: its name, its command and what it adds to the environment."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str] = {}


def runs(options: Sequence[str]) -> list[Run]:
    """Return the parts, the longest first; `options` go to pytest."""
    scripts = sorted((ROOT / "tests/js").rglob("*.test.js"))
    editor = sorted((ROOT / BROWSER).glob("test_editor*.py"))
    both = [folder for folder in ON_BOTH_DATABASES if (ROOT / folder).is_dir()]
    sqlite, postgres = {"WEFT_TEST_DATABASE": "sqlite"}, {"WEFT_TEST_DATABASE": "postgres"}
    pages = (BROWSER, f"--ignore-glob={ROOT / BROWSER}/test_editor*.py")
    return [
        Run("PostgreSQL", (*PYTEST, "--ignore", BROWSER, *options), postgres),
        Run("editor, 1", (*PYTEST, *editor[::2], *options), postgres),
        Run("editor, 2", (*PYTEST, *editor[1::2], *options), postgres),
        Run("pages", (*PYTEST, *pages, *options), postgres),
        Run("SQLite", (*PYTEST, *both, "-m", "not made_up", *options), sqlite),
        Run("scripts", ("node", "--test", *scripts)),
    ]


def passes(part: Run) -> bool:
    """Run one part, show its output line by line behind its name; return whether it passed."""
    began = time.monotonic()
    print(f"== tests: {part.name} begins", flush=True)
    with subprocess.Popen(
        part.command,
        cwd=ROOT,
        env={**os.environ, **part.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(f"{part.name:>10} | {line}", end="", flush=True)
    print(f"== tests: {part.name} took {time.monotonic() - began:.0f} s", flush=True)
    return process.returncode == 0


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
    parts = runs(sys.argv[1:])
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        passed = pool.map(passes, parts)
        failed = [part.name for part, well in zip(parts, passed, strict=True) if not well]
    print(f"\n== tests: {'failed: ' + ', '.join(failed) if failed else 'all passed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
