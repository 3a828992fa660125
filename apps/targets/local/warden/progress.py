"""How far a program says it is: `epoch 3/50`, `Step 12 of 80`, `45%|####`."""

import re

_OF = re.compile(
    r"\b(?:epoch|step|iteration|iter|round|batch)s?\b\W{0,3}(\d{1,12})\s*(?:/|\bof\b)\s*(\d{1,12})",
    re.IGNORECASE,
)
_BAR = re.compile(r"(\d{1,3})%\|")


def progress_in(line: str) -> tuple[float, str] | None:
    """Return how far (0 to 1) and in which words, None where a line says nothing of it."""
    if found := _OF.search(line):
        done, all_ = int(found[1]), int(found[2])
        return (done / all_, found[0][:250]) if 0 < all_ >= done else None
    if found := _BAR.search(line):
        return min(int(found[1]), 100) / 100, f"{found[1]} %"
    return None
