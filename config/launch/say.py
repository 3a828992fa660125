"""What the supervisor tells the person at the terminal."""

import contextlib


def say(sentence: str) -> None:
    """Print a sentence at once; a terminal that is gone is no reason to fail."""
    with contextlib.suppress(OSError):
        print(f"weft: {sentence}", flush=True)
