"""What is wrong with a specification, as data: text in any language is made elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Severity(StrEnum):
    """Whether a problem refuses the body or is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault: a code, where it is, and what its sentence needs.

    `path` walks the JSON document: `("steps", 1, "name")`. `params` holds JSON scalars or lists.
    """

    code: str
    path: Path = ()
    params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.ERROR

    def under(self, prefix: Path) -> "Problem":
        """Return the same problem seen from a document in which it lies below `prefix`."""
        return Problem(
            code=self.code, path=prefix + self.path, params=self.params, severity=self.severity
        )


def pointer(path: Path) -> str:
    """Return `path` as people read it: `steps[1].name`, the empty path as `$`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "$"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return only the problems that refuse a body."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
