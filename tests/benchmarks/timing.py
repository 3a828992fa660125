"""Medians of repeated runs, and the table they are printed in."""

import gc
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter
from typing import Any


def median_ms(call: Callable[[], Any], *, runs: int = 15) -> float:
    """Return the median wall time of `call` in milliseconds, after one run to warm up."""
    call()
    times = []
    for _ in range(runs):
        gc.collect()
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows under their columns; numbers get one decimal."""
    shown = [
        [f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows
    ]
    lines = [list(columns), *shown]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    print(f"\n{title}")
    for line in lines:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))
