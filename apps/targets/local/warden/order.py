"""What a warden is told to run, and what it tells about it, both as JSON."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a program may use; 0 is no limit. `folder` is what counts as its disk,
    and where a program with a user of its own can write."""

    cpus: int = 0
    memory: int = 0
    disk: int = 0
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A program to run. `user` (only for root) runs it under that user and group id.

    Then it sees an empty directory where each of `hidden` is, apart from what is `needed`, and
    `tmp` where `/tmp` is. `log` and `state` are the files that the warden writes. `afterwards` is
    a command that the warden runs itself, once all of the program has died.
    """

    command: Sequence[str]
    env: Mapping[str, str]
    folder: str
    log: str
    state: str
    tmp: str = ""
    user: int | None = None
    needed: Sequence[str] = ()
    hidden: Sequence[str] = ()
    limits: Limits = field(default_factory=Limits)
    log_limit: int = 10 * 2**20
    grace: float = 1.0
    afterwards: Sequence[str] = ()

    HEAD: ClassVar[int] = 10

    def dump(self) -> bytes:
        """Return the order as it is sent: its length in `HEAD` digits, then JSON."""
        body = json.dumps(asdict(self)).encode()
        return f"{len(body):0{self.HEAD}d}".encode() + body

    @classmethod
    def load(cls, body: bytes) -> "Order":
        """Return the order behind the length."""
        values = json.loads(body)
        return cls(**(values | {"limits": Limits(**values["limits"])}))


@dataclass(kw_only=True)
class Report:
    """How a program goes. `code` and `signal` as it ended; `reason` says why we ended it:
    `memory`, `disk`, `stopped`; `unstartable` why it never began. `open_air`: could not be hidden
    from what lies around it.
    """

    ended: bool = False
    code: int | None = None
    signal: int | None = None
    reason: str = ""
    unstartable: str = ""
    open_air: str = ""
    peak_memory: int = 0
    progress: float | None = None
    progress_text: str = ""

    def write(self, path: Path) -> None:
        """Put the report into a file, whole or not at all."""
        half = path.with_suffix(".half")
        half.write_text(json.dumps(asdict(self)))
        os.replace(half, path)

    @classmethod
    def read(cls, path: Path) -> "Report":
        """Return what the file says; nothing yet where there is none."""
        try:
            values: Any = json.loads(path.read_text())
        except FileNotFoundError:
            return cls()
        return cls(**values)
