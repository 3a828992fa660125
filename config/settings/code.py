"""Other people's code: whether it may run here, as whom, with what, and how much it may use."""

import os

_ANSWERS = {"1": True, "0": False}

# None: as long as only this machine reaches Weft. A job is arbitrary code.
WEFT_RUN_CODE: bool | None = _ANSWERS.get(os.environ.get("WEFT_RUN_CODE", ""))

# Where Weft is root, each program runs under a user id of its own within these.
WEFT_CODE_USERS: tuple[int, int] = (62_000, 64_999)

# The Python that runs it; empty: Weft's own.
WEFT_CODE_PYTHON = os.environ.get("WEFT_CODE_PYTHON", "")

# Where steps have their working directories on this machine; empty: in `WEFT_HOME`.
WEFT_WORK_DIR = os.environ.get("WEFT_WORK_DIR", "")

# What a flavor gives: CPUs and GiB of memory. Names such as `2u8g` need no entry.
WEFT_JOB_FLAVORS: dict[str, tuple[float, float]] = {"default": (2, 4)}
WEFT_JOB_DISK_GIB = 10.0
WEFT_JOB_LOG_MIB = 10
