"""Query parameters, read all at once so that every fault of them is told at once."""

import re
from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from apps.core.errors import Refused
from apps.spec.problems import Problem

MAX_OFFSET = 2**31 - 1

_DIGITS = re.compile(r"[0-9]{1,10}")


class QueryReader:
    """Reads parameters one by one; `finish` refuses where any was wrong. Empty means not given."""

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self._problems: list[Problem] = []

    def text(self, name: str) -> str:
        """Return the parameter, `""` where it is not given."""
        value = self._query.get(name, "")
        if "\0" in value:
            self._refuse("query.character", name)
        return value

    def texts(self, name: str) -> Sequence[str]:
        """Return a parameter that may be repeated or hold several values joined by commas."""
        joined = ",".join(self._query.getlist(name))
        if "\0" in joined:
            self._refuse("query.character", name)
        return [part for part in joined.split(",") if part]

    def number(self, name: str, *, default: int, minimum: int, maximum: int) -> int:
        """Return a whole number within its limits."""
        text = self._query.get(name, "")
        if not text:
            return default
        number = int(text) if _DIGITS.fullmatch(text) else -1
        if not minimum <= number <= maximum:
            self._refuse("query.number", name, minimum=minimum, maximum=maximum)
        return number

    def choice(self, name: str, *, default: str, choices: Sequence[str]) -> str:
        """Return one of `choices`."""
        text = self._query.get(name, "") or default
        if text not in choices:
            self._refuse("query.choice", name, choices=list(choices))
        return text

    def finish(self) -> None:
        """Raise `Refused` with everything that was wrong."""
        if self._problems:
            raise Refused(self._problems)

    def _refuse(self, code: str, name: str, **params: Any) -> None:
        self._problems.append(Problem(code=code, path=(name,), params={"name": name, **params}))
