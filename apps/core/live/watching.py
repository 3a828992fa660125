"""What open streams need to know of the kind of thing they are about; each kind brings its own."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Seen:
    """How far one thing has come: `news` says so as an event, `beside` what else changes."""

    id: str
    sequence: int = 0
    news: bytes = b""
    beside: bytes = b""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """A kind of thing that streams are about; both functions may block.

    `look` answers for every id at once, `leave` forgets the place of a stream that has ended.
    """

    look: Callable[[Collection[str]], Sequence[Seen]]
    leave: Callable[[str, str], None] | None = None


Kinds: TypeAlias = Mapping[str, Watched]
"""By the word in the path of their streams: `/events/<word>/<id>/`."""
