"""Programs that misbehave harm nothing, and each is reported for what it is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from apps.targets.local.warden.order import Limits
from tests.targets.local.wards import USER, ended, is_alive, open_way, said, start, until

MIB = 2**20
DETACHED = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in (1, 2): os.close(number)
        open("pid", "w").write(str(os.getpid()))
        time.sleep(600)
    os._exit(0)
os.wait()
while not os.path.exists("pid") or not open("pid").read(): time.sleep(.01)
print("ready")
"""
STUBBORN = """
import signal, time, os
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", os.getpid())
time.sleep(600)
"""
as_root = pytest.mark.skipif(USER is None, reason="only root can change users")


@pytest.fixture
def folder(tmp_path):
    """A directory that other users pass through, up to the root."""
    return open_way(tmp_path)


def detached_pid(folder):
    return int((folder / "work" / "pid").read_text())


def test_what_is_printed_is_in_the_log_with_levels_and_the_exit_code_is_told(folder):
    code = "import sys; print('hello'); print('WARNING: thin', file=sys.stderr); 1/0"
    ward = start(folder, code)
    report = ended(ward)
    assert (report.code, report.signal, report.reason) == (1, None, "")
    assert said(ward)[:2] == [("info", "hello"), ("warn", "WARNING: thin")]
    assert {level for level, _ in said(ward)[2:]} == {"error"}
    assert said(ward)[-1] == ("error", "ZeroDivisionError: division by zero")


def test_a_detached_grandchild_dies_when_its_job_has_ended(folder):
    ward = start(folder, DETACHED)
    assert ended(ward).code == 0
    assert not is_alive(detached_pid(folder))


def test_a_detached_grandchild_dies_when_its_job_is_stopped(folder):
    ward = start(folder, DETACHED + "time.sleep(600)")
    until(lambda: ("info", "ready") in said(ward))
    ward.stop()
    assert ward.report().reason == "stopped"
    assert not is_alive(detached_pid(folder))


def test_one_that_ignores_sigterm_is_killed(folder):
    ward = start(folder, STUBBORN, grace=0.2)
    until(lambda: said(ward))
    pid = int(said(ward)[0][1].split()[1])
    ward.stop()
    report = ward.report()
    assert (report.signal, report.reason) == (signal.SIGKILL, "stopped")
    assert not is_alive(pid)


def test_everything_dies_with_the_worker(folder):
    code = f"""
import time; from pathlib import Path
from tests.targets.local import wards
wards.start(Path({str(folder)!r}), {(DETACHED + "time.sleep(600)")!r})
time.sleep(600)
"""
    worker = subprocess.Popen([sys.executable, "-c", code], env=os.environ)
    until(lambda: (folder / "log").exists() and "ready" in (folder / "log").read_text())
    pid = detached_pid(folder)
    assert is_alive(pid)
    worker.kill()
    worker.wait()
    until(lambda: not is_alive(pid))
    until(lambda: '"ended": true' in (folder / "state").read_text())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import sys; sys.exit(137)", (137, None)),
        ("import os; os.kill(os.getpid(), 9)", (None, 9)),
        ("import os; os.abort()", (None, signal.SIGABRT)),
    ],
)
def test_codes_and_signals_are_kept_apart(folder, code, expected):
    report = ended(start(folder, code))
    assert (report.code, report.signal) == expected
    assert report.reason == ""


def test_filling_the_disk_quota_ends_it(folder):
    code = """
n = 0
while True:
    open(f"f{n}", "wb").write(bytes(1 << 20)); n += 1
"""
    limits = Limits(disk=20 * MIB, folder=str(folder / "work"))
    assert ended(start(folder, code, limits=limits)).reason == "disk"


def test_one_file_cannot_grow_beyond_the_quota(folder):
    limits = Limits(disk=5 * MIB, folder=str(folder / "work"))
    ward = start(folder, "open('f', 'wb').write(bytes(50 << 20))", limits=limits)
    report = ended(ward)
    assert report.code == 1 or report.reason == "disk"
    assert (folder / "work" / "f").stat().st_size <= 5 * MIB


def test_too_much_memory_ends_it_also_spread_over_children(folder):
    code = """
import os, time
for _ in range(4):
    if os.fork() == 0:
        kept = bytearray(os.urandom(1 << 20)) * 60
        time.sleep(600)
time.sleep(600)
"""
    limits = Limits(memory=150 * MIB, folder=str(folder / "work"))
    report = ended(start(folder, code, limits=limits))
    assert report.reason == "memory"
    assert report.peak_memory > 150 * MIB


def test_binary_output_is_made_readable(folder):
    ward = start(folder, r"import os; os.write(1, bytes(range(256)) + b'\xff\x00\n\xe6\x95\xb0\n')")
    ended(ward)
    text = "\n".join(text for _, text in said(ward))
    assert all(character.isprintable() or character in "\t\n" for character in text)
    assert "数" in text


def test_a_huge_output_is_cut_in_the_middle_and_says_so(folder):
    code = "import sys\nfor n in range(400_000): print('line', n)"
    ward = start(folder, code, log_limit=MIB)
    assert ended(ward).code == 0
    lines = said(ward)
    assert Path(ward.order.log).stat().st_size < 3 * MIB
    assert lines[0] == ("info", "line 0")
    assert lines[-1] == ("info", "line 399999")
    warning = next(text for level, text in lines if level == "warn")
    assert warning.endswith("longer than is kept.")


def test_a_program_that_is_not_there_is_told(folder):
    report = ended(start(folder, "", command=["/no/such/program"]))
    assert "No such file" in report.unstartable


def test_it_is_started_with_nothing_but_what_was_ordered(folder):
    code = "import os; print(sorted(os.environ)); print(sorted(os.listdir('/proc/self/fd')))"
    ward = start(folder, code)
    ended(ward)
    names, files = (text for _, text in said(ward))
    assert "DATABASE" not in names
    assert "SECRET" not in names
    assert files == "['0', '1', '2', '3']"  # the last is the listing itself


@as_root
def test_it_runs_as_another_user_and_cannot_come_back(folder):
    code = """
import os
print(os.getresuid(), os.getresgid(), os.getgroups())
try: os.setuid(0)
except PermissionError: print("refused")
"""
    ward = start(folder, code)
    ended(ward)
    assert [text for _, text in said(ward)] == [f"{(USER,) * 3} {(USER,) * 3} []", "refused"]


@as_root
def test_what_is_hidden_is_not_there_and_tmp_is_its_own(folder):
    (folder / "state-of-ours").mkdir()
    (folder / "state-of-ours" / "key").write_text("secret")
    code = f"""
import os
print(os.path.exists({str(folder / "state-of-ours" / "key")!r}))
open("/tmp/mine", "w").write("x")
"""
    ward = start(folder, code, hidden=[str(folder / "state-of-ours")])
    report = ended(ward)
    if report.open_air:
        pytest.skip(f"no mount namespaces here: {report.open_air}")
    assert said(ward)[0] == ("info", "False")
    assert (folder / "tmp" / "mine").exists()


@as_root
def test_it_writes_to_nothing_but_its_own(folder):
    (folder / "open-to-all").mkdir()
    (folder / "open-to-all").chmod(0o777)
    code = f"""
import pathlib
for place in ({str(folder / "open-to-all")!r}, "/dev/shm", "/tmp", "/var/tmp", "."):
    try: pathlib.Path(place, "file").write_text("x"); print("written")
    except OSError as error: print(error.strerror)
open("/dev/null", "w").write("x")
"""
    limits = Limits(folder=str(folder / "work"), memory=256 * MIB)
    ward = start(folder, code, limits=limits, needed=[str(folder), sys.prefix, sys.base_prefix])
    report = ended(ward)
    if report.open_air:
        pytest.skip(f"no mount namespaces here: {report.open_air}")
    assert [text for _, text in said(ward)] == ["Read-only file system", *["written"] * 4]
    assert not Path("/dev/shm/file").exists()
    assert (folder / "work" / "file").exists()


def test_how_far_it_is_is_read_from_what_it_prints(folder):
    ward = start(folder, "print('epoch 3/50 loss 0.2')")
    report = ended(ward)
    assert (report.progress, report.progress_text) == (0.06, "epoch 3/50")
