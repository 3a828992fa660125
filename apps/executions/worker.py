"""The name by which this process holds the steps that it carries."""

import os
import secrets
import socket
from functools import cache

_LONGEST_HOST = 64


def this_worker() -> str:
    """Return the name of this process: nobody else ever has it, whatever pid is used again."""
    return _name(os.getpid())


@cache
def _name(pid: int) -> str:
    return f"{socket.gethostname()[:_LONGEST_HOST]}:{pid}:{secrets.token_hex(8)}"
