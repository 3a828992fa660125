"""A model package on this machine: `model/` with the model's files and `config.json`.

What a package says of itself is read here; nothing in it is run.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from apps.core.errors import Refused
from apps.spec.problems import Problem

CONFIG, CODE = "config.json", "customize_service.py"
LARGEST_CONFIG = 2**20
MOST_METRICS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What was found in a folder: where the model lies, and what `config.json` says of it."""

    folder: Path
    config: Mapping[str, Any] = field(default_factory=dict)
    size: int = 0
    file_count: int = 0

    @property
    def can_serve(self) -> bool:
        """Tell whether the package brings the code that answers requests."""
        return (self.folder / CODE).is_file()

    @property
    def metrics(self) -> dict[str, float]:
        """Return the numbers that `config.json` gives as the model's metrics."""
        return numbers(self.config.get("metrics"))


def read(folder: Path) -> Package:
    """Return the package in `folder` (its `model/`, or the folder itself); raise `Refused`."""
    root = folder / "model" if (folder / "model").is_dir() else folder
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    if not files:
        raise Refused([Problem(code="serving.no_files")])
    config = _config(root / CONFIG)
    size = sum(path.stat().st_size for path in files)
    return Package(folder=root, config=config, size=size, file_count=len(files))


def numbers(value: Any) -> dict[str, float]:
    """Return what is a finite number in a map, at most `MOST_METRICS`; {} for anything else."""
    if not isinstance(value, Mapping):
        return {}
    found = {str(key)[:64]: number for key, item in value.items() if (number := _number(item))}
    return {key: number[0] for key, number in list(found.items())[:MOST_METRICS]}


def _number(value: Any) -> tuple[float] | None:
    """Return the number in a box, as zero is a number too; texts of numbers count."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return (number,) if math.isfinite(number) else None


def _config(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    if path.stat().st_size > LARGEST_CONFIG:
        raise _unreadable("> 1 MiB")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _unreadable(str(error)[:200]) from error
    if not isinstance(found, dict):
        raise _unreadable("{ }")
    return found


def _unreadable(reason: str) -> Refused:
    return Refused([Problem(code="serving.config_unreadable", params={"reason": reason})])
