"""How long things may take in executions, in seconds."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What each is:

    - `patience`: until a step that nobody has taken is offered again;
    - `lease`: a worker that gives no sign of life for so long is lost; it gives one each `pulse`;
    - `glance`: how often work of this process is looked at;
    - `settling`: work that is not submitted after so long is shown as running;
    - `longest_look`: how seldom work elsewhere is looked at, at the most;
    - `unavailable`: when to ask a target again that could not answer and did not say when;
    - `soon`: a look due within that is asked for at once, a later one by the sweep;
    - `losses`: how many workers a step may lose;
    - `in_a_row`: how many steps a worker does before it takes the next message.
    """

    patience: float = 6
    lease: float = 8
    pulse: float = 0.5
    glance: float = 0.2
    settling: float = 0.5
    longest_look: float = 300
    unavailable: float = 5
    mirror_look: float = 1
    soon: float = 10
    losses: int = 3
    in_a_row: int = 50


def pace() -> Pace:
    """Return the pace of executions: the defaults, and what the settings change."""
    changed: dict[str, Any] = settings.WEFT_RUN_PACE  # the names are those of Pace
    return Pace(**changed)
