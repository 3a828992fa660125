"""What a program that is not ours finds around it: an environment of its own, and which files."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

_KEPT = ("LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES")


def interpreter() -> str:
    """Return the Python that runs other people's code: ours unless a setting names another."""
    return str(settings.WEFT_CODE_PYTHON or sys.executable)


def clean_environment(*, home: Path, tmp: Path) -> dict[str, str]:
    """Return an environment in which nothing is ours: no database, no broker, no secrets."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    bin_folder = str(Path(interpreter()).parent)
    return {
        "LANG": "C.UTF-8",
        **kept,
        "PATH": f"{bin_folder}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "TMPDIR": str(tmp),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8:backslashreplace",
    }


def needed_paths(*folders: Path) -> Sequence[str]:
    """Return what a program must be able to see, whoever it runs as: itself and its Python."""
    return [*map(str, folders), *_python_paths()]


def hidden_paths() -> Sequence[str]:
    """Return what it must not see: where our state lies, keys and database among it."""
    return [str(settings.WEFT_HOME)]


def _python_paths() -> list[str]:
    if interpreter() == sys.executable:
        return [sys.prefix, sys.base_prefix]
    found = Path(interpreter())
    return [str(found.parent.parent), str(found.resolve().parent.parent)]
