"""The same shapes in Luigi, installed into an environment that is thrown away."""

import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

REQUIREMENT = "luigi~=3.6"
PATIENCE = 600

_PROGRAM = """
import sys, time, luigi

steps, width = int(sys.argv[1]), int(sys.argv[2])
done = set()

class Link(luigi.Task):
    at = luigi.IntParameter()
    def requires(self): return [Link(at=self.at - 1)] if self.at else []
    def complete(self): return ("link", self.at) in done
    def run(self): done.add(("link", self.at))

class Leaf(luigi.Task):
    at = luigi.IntParameter()
    def complete(self): return ("leaf", self.at) in done
    def run(self): done.add(("leaf", self.at))

class Join(luigi.Task):
    def requires(self): return [Leaf(at=at) for at in range(width)]
    def complete(self): return "join" in done
    def run(self): done.add("join")

def timed(task):
    began = time.monotonic()
    assert luigi.build([task], local_scheduler=True, log_level="CRITICAL")
    return time.monotonic() - began

sys.setrecursionlimit(100000)
print(timed(Link(at=steps - 1)), timed(Join()))
"""


def figures(*, steps: int, width: int) -> list[tuple[str, str, str]]:
    """Return what was measured, or that Luigi could not be installed."""
    with TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        try:
            _run([str(python), "-m", "pip", "install", "--quiet", REQUIREMENT])
            said = _run([str(python), "-c", _PROGRAM, str(steps), str(width)])
        except subprocess.SubprocessError as error:
            return [("Luigi", f"could not be measured: {type(error).__name__}", "")]
    chain, joined = map(float, said.split())
    return [
        (f"Luigi (in one process): chain of {steps}, a task", f"{chain / steps * 1000:.1f} ms", ""),
        (f"Luigi (in one process): {width} side by side, joined", f"{joined:.1f} s", ""),
    ]


def _run(command: list[str]) -> str:
    done = subprocess.run(
        command, check=True, timeout=PATIENCE, stdout=subprocess.PIPE, stderr=sys.stderr, text=True
    )
    return done.stdout
