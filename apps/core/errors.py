"""Why an action did not happen. Delivery turns each into an answer; nothing else is raised."""

from collections.abc import Iterable, Sequence

from apps.spec.problems import Problem


class Refused(Exception):
    """The request breaks rules; every broken rule is in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))


class NotFound(Exception):
    """There is no such thing, or the caller may not know of it."""

    def __init__(self, kind: str, id: str) -> None:
        self.kind, self.id = kind, id
        super().__init__(f"{kind} {id}")


class Forbidden(Exception):
    """The caller may see the thing but not do this to it."""

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__(action)


class Stale(Exception):
    """The caller names a revision that is no longer the newest."""

    def __init__(self, current: int) -> None:
        self.current = current
        super().__init__(str(current))
