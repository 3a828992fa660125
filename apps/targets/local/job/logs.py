"""The log of a job, read piece by piece from the file that its warden writes."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from apps.executions.ports import Log, LogLine
from apps.storage.paths import join
from apps.targets.local.job.ready import Ready

AT_ONCE = 1 << 18
_NOTHING: tuple[LogLine, ...] = ()


def read_log(path: Path, after: str) -> Log:
    """Return the whole lines after a cursor, not too many at once."""
    begin = int(after) if after.isdecimal() else 0
    try:
        with path.open("rb") as file:
            file.seek(begin)
            data = file.read(AT_ONCE)
    except FileNotFoundError:
        return Log(lines=_NOTHING, cursor=after)
    whole = data[: data.rfind(b"\n") + 1]
    lines = [_line(line) for line in whole.decode(errors="replace").split("\n")[:-1]]
    return Log(lines=lines, cursor=str(begin + len(whole)))


def export(ready: Ready) -> None:
    """Put the log into storage as the vendor names it: times and texts."""
    log = read_whole(ready.folders.log)
    name = f"modelarts-job-{ready.work.id}-worker-0.log"
    ready.store.write(join(ready.log_export, name), BytesIO(log))


def read_whole(path: Path) -> bytes:
    """Return the log as text for people: without levels."""
    lines = (line.split(b"\t", 2) for line in path.read_bytes().splitlines())
    return b"".join(b"%s %s\n" % (parts[0], parts[-1]) for parts in lines)


def _line(line: str) -> LogLine:
    at, level, text = line.split("\t", 2)
    return LogLine(at=datetime.fromisoformat(at).astimezone(UTC), level=level, text=text)
