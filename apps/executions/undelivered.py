"""Why a message did not arrive, and whether another attempt could help."""

from typing import Any

from apps.spec.problems import Problem


class Undelivered(Exception):
    """A message that did not arrive; `for_good` where trying again is of no use."""

    def __init__(self, code: str, *, for_good: bool = False, **params: Any) -> None:
        self.problem, self.for_good = Problem(code=code, params=params), for_good
        super().__init__(code)
