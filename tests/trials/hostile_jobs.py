"""The trial of jobs that print a gigabyte, bomb with forks, or fill the memory: `make trials`."""

import time
from pathlib import Path

import pytest

from apps.targets.local.warden.order import Limits
from tests.targets.local.wards import USER, ended, open_way, said, start, until

MIB, GIB = 2**20, 2**30
PRINTS = """
import os
line = b"the quick brown fox jumps over the lazy dog and prints and prints\\n"
block = line * 16_000
for _ in range((1 << 30) // len(block) + 1): os.write(1, block)
print("done")
"""
FORKS = """
import os, time
print("begin", flush=True)
while True:
    try: os.fork()
    except OSError: time.sleep(.01)
"""


@pytest.fixture
def folder(tmp_path):
    return open_way(tmp_path)


def test_a_gigabyte_of_output_is_read_and_hardly_kept(folder):
    began = time.monotonic()
    ward = start(folder, PRINTS)
    assert ended(ward).code == 0
    seconds, kept = time.monotonic() - began, Path(ward.order.log).stat().st_size
    print(f"\n1 GB printed: {seconds:.1f} s, {kept / MIB:.1f} MiB of log kept")
    assert kept < 25 * MIB
    assert said(ward)[-1] == ("info", "done")


@pytest.mark.skipif(USER is None, reason="processes are limited for users of their own only")
def test_a_fork_bomb_is_ended(folder):
    ward = start(folder, FORKS, limits=Limits(memory=4 * GIB, folder=str(folder / "work")))
    until(lambda: said(ward))
    time.sleep(3)
    began = time.monotonic()
    ward.stop()
    print(f"\nfork bomb ended in {time.monotonic() - began:.1f} s")
    assert ward.report().ended
    with pytest.raises(StopIteration):
        next(path for path in Path("/proc").glob("[0-9]*") if _owner(path) == USER)


def _owner(path: Path) -> int:
    try:
        return path.stat().st_uid
    except OSError:
        return -1
